# Builds a C solution in a box: compiles /in/solution and /in/include apart, links them, and
# leaves what the rules need to see. Names of files were checked before they came here.
set -u
flags="-std=gnu17 -O2 -g1 -Wall -Wextra -pthread -fmax-errors=50 -fno-diagnostics-show-caret"
mkdir -p out/diagnostics out/expanded sol inc
: > out/undefined
: > out/defined
: > out/sections
: > out/link
: > out/futex
built=yes

for file in /in/solution/*.c; do
    name=$(basename "$file" .c)
    gcc $flags -fdiagnostics-format=json -I/in/include -c "$file" -o "sol/$name.o" \
        2> "out/diagnostics/$name.json" || built=no
done
[ $built = yes ] || return 0

for file in /in/solution/*.c; do
    name=$(basename "$file" .c)
    gcc -std=gnu17 -O2 -E -I/in/include "$file" > "out/expanded/$name.i"
done
echo SYS_futex | gcc -include sys/syscall.h -E -P - | tail -n 1 > out/futex
nm -u -l sol/*.o > out/undefined
nm -g --defined-only sol/*.o > out/defined
readelf -SW sol/*.o > out/sections

find /in/include -name '*.c' > sources
while read -r file; do
    gcc $flags -I/in/include -I/in -c "$file" -o "inc/$(echo "$file" | tr / _).o" \
        2>> out/link || built=no
done < sources
gcc $flags -c /in/harness.c -o harness.o 2>> out/link || built=no
nm -g harness.o > out/harness
[ $built = yes ] || return 0

gcc -pthread -s -o out/program harness.o inc/*.o sol/*.o 2>> out/link
