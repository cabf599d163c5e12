package io.jenkins.plugins.modelgate.report;

import hudson.AbortException;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** A build as a Pipeline names it: {@code job#number}. */
public final class BuildName {
    private BuildName() {}

    /**
     * Finds it with somebody's rights: a script must not look into jobs that it may not read.
     *
     * @param parameter of the step, for the message
     * @param text {@code job#number}
     * @throws AbortException when it is no such name, or there is no such build for them
     */
    public static Run<?, ?> find(String parameter, String text, Authentication reader) throws AbortException {
        int hash = text.lastIndexOf('#');
        String number = hash < 0 ? "" : text.substring(hash + 1);
        if (hash < 1 || !number.matches("[0-9]{1,9}")) {
            throw new AbortException(parameter + " '" + text + "' is not of the form job#number");
        }
        try (ACLContext own = ACL.as2(reader)) {
            Job<?, ?> job = Jenkins.get().getItemByFullName(text.substring(0, hash), Job.class);
            Run<?, ?> found = job == null ? null : job.getBuildByNumber(Integer.parseInt(number));
            if (found == null) {
                throw new AbortException(parameter + " '" + text + "': no such build, or this build may not read it");
            }
            return found;
        }
    }
}
