package io.jenkins.plugins.modelgate.approval;

import hudson.model.User;
import hudson.security.SecurityRealm;
import hudson.security.UserMayOrMayNotExistException2;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.IdStrategy;
import jenkins.model.Jenkins;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * People as the security realm knows them at this moment. One object answers for one decision; what it has looked up it
 * keeps, so that the decision sees each person in one state.
 */
final class Directory {
    private final SecurityRealm realm = Jenkins.get().getSecurityRealm();
    private final Map<String, Person> people = new HashMap<>();

    /**
     * Somebody who may log in.
     *
     * @param authentication with the groups that were read now
     */
    record Person(Authentication authentication) {}

    /** Two ids of one person have one key. */
    static String key(String id) {
        return Jenkins.get().getSecurityRealm().getUserIdStrategy().keyFor(id);
    }

    boolean isSame(String one, String other) {
        return users().equals(one, other);
    }

    private IdStrategy users() {
        return realm.getUserIdStrategy();
    }

    /** Whether the person is in the group now. */
    boolean isIn(Person person, String group) {
        return person.authentication().getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(authority -> realm.getGroupIdStrategy().equals(authority, group));
    }

    /**
     * The person, or null for who does not exist or is locked out.
     *
     * @throws DirectoryException when that could not be found out
     */
    Person find(String id) {
        String key = users().keyFor(id);
        if (!people.containsKey(key)) {
            people.put(key, lookUp(id));
        }
        return people.get(key);
    }

    private Person lookUp(String id) {
        if (!User.isIdOrFullnameAllowed(id)) {
            // SYSTEM and anonymous are nobody, whatever a realm says.
            return null;
        }
        UserDetails details;
        try {
            details = realm.loadUserByUsername2(id);
        } catch (UserMayOrMayNotExistException2 e) {
            // The realm cannot tell. The person counts as logged in, and as a member of nothing.
            return person(id, List.of());
        } catch (UsernameNotFoundException e) {
            return null;
        } catch (RuntimeException e) {
            // Whatever a directory that does not answer throws.
            throw new DirectoryException("the security realm could not look up " + id + ": " + e.getMessage(), e);
        }
        boolean active = details.isEnabled()
                && details.isAccountNonExpired()
                && details.isAccountNonLocked()
                && details.isCredentialsNonExpired();
        // A realm that finds one person under the name of another must not give the one the other's roles.
        return active && isSame(id, details.getUsername())
                ? person(details.getUsername(), List.copyOf(details.getAuthorities()))
                : null;
    }

    private static Person person(String id, List<GrantedAuthority> groups) {
        List<GrantedAuthority> all = new ArrayList<>(groups);
        if (!all.contains(SecurityRealm.AUTHENTICATED_AUTHORITY2)) {
            all.add(SecurityRealm.AUTHENTICATED_AUTHORITY2);
        }
        return new Person(new UsernamePasswordAuthenticationToken(id, "", all));
    }
}
