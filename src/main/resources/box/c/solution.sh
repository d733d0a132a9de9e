# Compiles a C solution in a box that holds nothing secret, and leaves its objects and what the
# rules need to see. Names of files were checked before they came here.
set -u
mkdir -p out/diagnostics out/expanded out/program out/explore out/witness
: > out/undefined
: > out/defined
: > out/sections
: > out/lacked

for file in /in/solution/*.c; do
    name=$(basename "$file" .c)
    { gcc $flags -fdiagnostics-format=json -I/in/include -c "$file" -o "out/program/$name.o" \
        2> "out/diagnostics/$name.json" || : > failed; } &
    # All programs are made of the same tokens: no macro tells the candidate which one it is.
    { gcc $flags -w -E -I/in/include "$file" -o "out/expanded/$name.i" 2> /dev/null \
        && gcc $instrumented -c "out/expanded/$name.i" -o "out/witness/$name.o" \
            2> /dev/null; } &
done
wait
if [ -e failed ]; then
    rm -rf out/expanded out/program out/explore out/witness
    return 0
fi

nm -u -l out/program/*.o > out/undefined
nm -g --defined-only out/program/*.o > out/defined
readelf -SW out/program/*.o > out/sections
nm -u out/witness/*.o > out/lacked
for object in out/witness/*.o; do
    objcopy --redefine-syms=/in/names "$object" "out/explore/${object##*/}"
done
