# Compiles what is ours in a box without any solution: the harness and /in/include. Leaves the
# objects, and what the rules need to know of this machine.
set -u
mkdir -p out/objects
: > out/link
built=yes

find /in/include -name '*.c' > sources
while read -r file; do
    gcc $flags -I/in/include -I/in -c "$file" -o "out/objects/$(echo "$file" | tr / _).o" \
        2>> out/link || built=no
done < sources
gcc $flags -c /in/harness.c -o out/objects/harness.o 2>> out/link || built=no
[ $built = no ] || nm -g out/objects/harness.o > out/harness
echo SYS_futex | gcc -include sys/syscall.h -E -P - | tail -n 1 > out/futex
