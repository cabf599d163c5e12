package io.jenkins.plugins.modelgate.approval.web;

import hudson.Extension;
import hudson.cli.CLICommand;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.util.Arrays;
import java.util.List;
import org.kohsuke.args4j.Option;

/** {@code list-model-approvals}: requests that the person may see, newest first. */
@Extension
public final class ListModelApprovalsCommand extends CLICommand {
    @Option(name = "--state", metaVar = "STATE", usage = "Only requests in this state, such as PENDING")
    private String state;

    @Option(name = "--job", metaVar = "JOB", usage = "Only requests of the job of this full name")
    private String job;

    @Option(name = "--digest", metaVar = "SHA256", usage = "Only requests for the model of this digest")
    private String digest;

    @Option(name = "--mine", usage = "Only requests that wait for your vote")
    private boolean mine;

    @Option(name = "--json", usage = "Print JSON as the REST interface does")
    private boolean json;

    @Option(name = "--limit", metaVar = "N", usage = "Most requests to print, 1 to 1000")
    private int limit = 100;

    @Override
    public String getShortDescription() {
        return Messages.ListModelApprovalsCommand_Description();
    }

    @Override
    protected int run() throws Exception {
        if (state != null
                && Arrays.stream(State.values()).noneMatch(each -> each.name().equals(state))) {
            throw new IllegalArgumentException("--state is none of " + Arrays.toString(State.values()));
        }
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("--limit is not from 1 to 1000");
        }
        Outlook outlook = new Outlook();
        List<ApprovalRequest> found = RequestFilter.of(state, job, digest).stream()
                .filter(request -> !mine || outlook.byMe(request))
                .limit(limit)
                .toList();
        if (json) {
            stdout.println(JsonAnswer.text(out -> ApprovalCommand.list(out, found)));
        } else {
            found.forEach(request -> ApprovalCommand.line(stdout, request));
        }
        return 0;
    }
}
