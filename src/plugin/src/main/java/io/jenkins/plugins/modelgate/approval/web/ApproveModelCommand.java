package io.jenkins.plugins.modelgate.approval.web;

import hudson.Extension;
import org.kohsuke.args4j.Option;

/** {@code approve-model}: casts the vote. Where the policy wants a password with it, only the page takes it. */
@Extension
public final class ApproveModelCommand extends ApprovalCommand {
    @Option(name = "--command-id", metaVar = "ID", usage = "Your id for this vote: the same twice is done once")
    private String command;

    @Override
    public String getShortDescription() {
        return Messages.ApproveModelCommand_Description();
    }

    @Override
    protected int run() throws Exception {
        return done(Act.VOTE, Act.Values.NONE, command);
    }
}
