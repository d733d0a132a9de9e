# Compiles a C solution in a box that holds nothing secret, and leaves its objects and what the
# rules need to see. Names of files were checked before they came here.
set -u
mkdir -p out/diagnostics out/expanded out/objects out/explored
: > out/undefined
: > out/defined
: > out/sections

for file in /in/solution/*.c; do
    name=$(basename "$file" .c)
    { gcc $flags -fdiagnostics-format=json -I/in/include -c "$file" -o "out/objects/$name.o" \
        2> "out/diagnostics/$name.json" || : > failed; } &
    gcc $explored -I/in/include -c "$file" -o "out/explored/$name.o" 2> /dev/null &
    gcc -std=gnu17 -O2 -E -I/in/include "$file" > "out/expanded/$name.i" 2> /dev/null &
done
wait
if [ -e failed ]; then
    rm -rf out/expanded out/objects out/explored
    return 0
fi

nm -u -l out/objects/*.o > out/undefined
nm -g --defined-only out/objects/*.o > out/defined
readelf -SW out/objects/*.o > out/sections
for file in out/explored/*.o; do
    objcopy --redefine-syms=/in/names "$file"
done
