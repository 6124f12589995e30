package dev.plimsoll.build;

import dev.plimsoll.image.ImagePath;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The users and groups that are known of an image: root's, and those that its instructions made;
 * immutable.
 */
public record Users(Map<String, User> users, Map<String, String> groups, int next) {

    /** A user; numbers as text. */
    public record User(String uid, String gid, ImagePath home) {}

    /** The first number that useradd and adduser give; login.defs and adduser.conf. */
    private static final int FIRST = 1000;

    public static final StateKey<Users> KEY =
            StateKey.of(
                    "users",
                    new Users(
                            Map.of("root", new User("0", "0", ImagePath.of("/root"))),
                            Map.of("root", "0"),
                            FIRST));

    /** With a user whose numbers are the next free ones where none are given. */
    public Users withUser(
            String name, Optional<String> uid, Optional<String> group, ImagePath home) {
        String number = uid.orElse(Integer.toString(next));
        String gid = group.map(this::groupNumber).orElse(number);
        Map<String, User> more = new TreeMap<>(users);
        more.put(name, new User(number, gid, home));
        Map<String, String> moreGroups = new TreeMap<>(groups);
        if (group.isEmpty()) moreGroups.put(name, gid);
        return new Users(more, moreGroups, uid.isEmpty() ? next + 1 : next);
    }

    public Users withGroup(String name, Optional<String> gid) {
        Map<String, String> more = new TreeMap<>(groups);
        more.put(name, gid.orElse(Integer.toString(next)));
        return new Users(users, more, next);
    }

    /**
     * {@code user}, {@code user:group} or numbers; what the image does not name stays as written.
     */
    public Owner owner(String userAndGroup) {
        int colon = userAndGroup.indexOf(':');
        String user = colon < 0 ? userAndGroup : userAndGroup.substring(0, colon);
        User known = users.get(user);
        String uid = known != null ? known.uid : user;
        if (colon >= 0) return new Owner(uid, groupNumber(userAndGroup.substring(colon + 1)));
        return new Owner(uid, known != null ? known.gid : uid);
    }

    /** A group's number; a name that the image does not make stays as written. */
    public String groupNumber(String group) {
        return groups.getOrDefault(group, group);
    }

    /** A user's home; of a user that is not known, where useradd would put it. */
    public ImagePath home(String user) {
        int colon = user.indexOf(':');
        String name = colon < 0 ? user : user.substring(0, colon);
        User known = users.get(name);
        if (known != null) return known.home;
        for (User one : users.values()) if (one.uid.equals(name)) return one.home;
        boolean number = !name.isEmpty() && name.chars().allMatch(Character::isDigit);
        return number ? ImagePath.ROOT : ImagePath.of("/home/" + name);
    }
}
