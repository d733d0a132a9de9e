# Compiles a C solution in a box that holds nothing secret, and leaves its objects and what the
# rules need to see. Names of files were checked before they came here.
set -u
mkdir -p out/diagnostics out/expanded out/objects
: > out/undefined
: > out/defined
: > out/sections
built=yes

for file in /in/solution/*.c; do
    name=$(basename "$file" .c)
    gcc $flags -fdiagnostics-format=json -I/in/include -c "$file" -o "out/objects/$name.o" \
        2> "out/diagnostics/$name.json" || built=no
done
[ $built = yes ] || return 0

for file in /in/solution/*.c; do
    name=$(basename "$file" .c)
    gcc -std=gnu17 -O2 -E -I/in/include "$file" > "out/expanded/$name.i"
done
nm -u -l out/objects/*.o > out/undefined
nm -g --defined-only out/objects/*.o > out/defined
readelf -SW out/objects/*.o > out/sections
