package io.jenkins.plugins.modelgate.approval.web;

import hudson.Extension;
import org.kohsuke.args4j.Option;

/** {@code revoke-model}: takes an approval back. */
@Extension
public final class RevokeModelCommand extends ApprovalCommand {
    @Option(name = "--reason", metaVar = "TEXT", usage = "Why, at most 1,024 bytes", required = true)
    private String reason;

    @Option(name = "--command-id", metaVar = "ID", usage = "Your id for this: the same twice is done once")
    private String command;

    @Override
    public String getShortDescription() {
        return Messages.RevokeModelCommand_Description();
    }

    @Override
    protected int run() throws Exception {
        return done(Act.REVOKE, new Act.Values(reason, null, null), command);
    }
}
