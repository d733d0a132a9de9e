# Links the objects of each program that is asked for.
set -u

# link PROGRAM FLAGS...
link() {
    program=$1
    shift
    [ ! -d "/in/$program" ] \
        || gcc -pthread "$@" -o "out/$program" /in/"$program"/*/*.o 2> "out/$program-link" &
}

link program -s
link explore -no-pie
link witness -no-pie -fsanitize=thread
wait
