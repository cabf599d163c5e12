package io.jenkins.plugins.modelgate.approval.web;

import hudson.Extension;
import org.kohsuke.args4j.Option;

/** {@code reject-model}: says no, which ends the request. */
@Extension
public final class RejectModelCommand extends ApprovalCommand {
    @Option(name = "--reason", metaVar = "TEXT", usage = "Why, at most 1,024 bytes", required = true)
    private String reason;

    @Option(name = "--command-id", metaVar = "ID", usage = "Your id for this: the same twice is done once")
    private String command;

    @Override
    public String getShortDescription() {
        return Messages.RejectModelCommand_Description();
    }

    @Override
    protected int run() throws Exception {
        return done(Act.REJECT, new Act.Values(reason, null, null), command);
    }
}
