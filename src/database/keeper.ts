/**
 * The program of the shell that watches over a temporary server, with its folder and its command as arguments.
 *
 * Its input is a pipe that the process it serves holds open: the pipe ends with that process, however it ends. Then the
 * server is told to end at once, and the folder is removed. `keeper` and `server` in the folder name the processes for
 * whoever finds the folder after both were killed; a folder that is kept has no names, and is not taken for such a one.
 */
export const KEEPER = `
folder=$0
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
echo "$$" >"$folder/keeper"
echo "$server" >"$folder/server"
cat <&3 >/dev/null &
pipe=$!
trap : HUP INT TERM
wait "$pipe"
kill "$pipe" 2>/dev/null
kill -INT "$server" 2>/dev/null
while kill -0 "$server" 2>/dev/null; do wait "$server"; done
if test -n "$KEEP_FOLDER"; then rm -f -- "$folder/keeper" "$folder/server"; else rm -rf -- "$folder"; fi
`;
