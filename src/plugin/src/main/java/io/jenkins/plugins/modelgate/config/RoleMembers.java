package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/** Who holds a role: users and groups by their ids. Nobody named is nobody, never everybody. */
public abstract class RoleMembers {
    private static final int LONGEST = 200;

    private final String name;
    private List<String> users;
    private List<String> groups;

    /** @param name as {@link #checked} gives it */
    RoleMembers(String name) {
        this.name = name;
    }

    /** @throws IllegalArgumentException when it is no name of a role */
    static String checked(@CheckForNull String name) {
        String fault = fault(name);
        if (name == null || fault != null) {
            throw new IllegalArgumentException(fault);
        }
        return name.trim();
    }

    /** What is wrong with a role's name, or null. */
    @CheckForNull
    static String fault(@CheckForNull String name) {
        boolean good = name != null
                && !name.isBlank()
                && name.length() <= LONGEST
                && name.chars().noneMatch(Character::isISOControl);
        return good ? null : "name: a role's name has 1 to " + LONGEST + " characters and none that is invisible";
    }

    /** By which the rules of a policy ask for it. */
    public String getName() {
        return name;
    }

    /** Ids of users. */
    @CheckForNull
    public List<String> getUsers() {
        return Lines.copy(users);
    }

    @DataBoundSetter
    public void setUsers(@CheckForNull List<String> users) {
        this.users = Lines.copy(users);
    }

    /** Ids of groups, as the security realm gives them. */
    @CheckForNull
    public List<String> getGroups() {
        return Lines.copy(groups);
    }

    @DataBoundSetter
    public void setGroups(@CheckForNull List<String> groups) {
        this.groups = Lines.copy(groups);
    }

    /** The list as the form shows it: one entry a line. */
    @Restricted(NoExternalUse.class)
    public String getUserLines() {
        return Lines.join(users);
    }

    @Restricted(NoExternalUse.class)
    @DataBoundSetter
    public void setUserLines(@CheckForNull String lines) {
        setUsers(Lines.split(lines));
    }

    /** The list as the form shows it: one entry a line. */
    @Restricted(NoExternalUse.class)
    public String getGroupLines() {
        return Lines.join(groups);
    }

    @Restricted(NoExternalUse.class)
    @DataBoundSetter
    public void setGroupLines(@CheckForNull String lines) {
        setGroups(Lines.split(lines));
    }

    /** Who holds it, for the record. */
    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        document.put("users", users());
        document.put("groups", groups());
        return document;
    }

    /** Ids of users; none when nobody is named. */
    @NonNull
    List<String> users() {
        return users == null ? List.of() : new ArrayList<>(users);
    }

    /** Ids of groups; none when none is named. */
    @NonNull
    List<String> groups() {
        return groups == null ? List.of() : new ArrayList<>(groups);
    }
}
