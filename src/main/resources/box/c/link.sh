# Links the objects of a solution with ours.
set -u
gcc -pthread -s -o out/program /in/ours/*.o /in/solution/*.o 2> out/link
