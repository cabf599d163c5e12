package io.jenkins.plugins.modelgate.approval.web;

import hudson.model.User;

/** People by the name they chose and the id that counts: two people may choose one name, never one id. */
final class Names {
    private Names() {}

    /** For example {@code Alice Archer (alice)}, or the id alone. Makes no user. */
    static String of(String id) {
        User user = User.getById(id, false);
        return user == null || user.getFullName().equals(id) ? id : user.getFullName() + " (" + id + ")";
    }
}
