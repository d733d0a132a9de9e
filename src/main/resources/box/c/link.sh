# Links the objects of a solution with ours: with the harness, and with the engine.
set -u
gcc -pthread -s -o out/program /in/ours/*.o /in/solution/*.o 2> out/link &
gcc -pthread -no-pie -o out/explore /in/engine/*.o /in/explored/*.o 2> out/explore-link &
wait
