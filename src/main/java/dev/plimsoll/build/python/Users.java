package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;

/** Who runs a command. */
final class Users {

    private Users() {}

    static boolean isRoot(Call call) {
        String user = call.user();
        int colon = user.indexOf(':');
        String name = colon < 0 ? user : user.substring(0, colon);
        return name.isEmpty() || name.equals("root") || name.equals("0");
    }
}
