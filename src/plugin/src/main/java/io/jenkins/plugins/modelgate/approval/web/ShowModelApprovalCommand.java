package io.jenkins.plugins.modelgate.approval.web;

import hudson.Extension;
import io.jenkins.plugins.modelgate.approval.ApprovalRequests;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Evidence;
import io.jenkins.plugins.modelgate.engine.approval.Standing;
import org.kohsuke.args4j.Option;

/** {@code show-model-approval}: one request with its rules, reports and events. */
@Extension
public final class ShowModelApprovalCommand extends ApprovalCommand {
    @Option(name = "--json", usage = "Print JSON as the REST interface does")
    private boolean json;

    @Override
    public String getShortDescription() {
        return Messages.ShowModelApprovalCommand_Description();
    }

    @Override
    protected int run() throws Exception {
        ApprovalRequest request = seen();
        if (request == null) {
            return UNKNOWN;
        }
        if (json) {
            print(out -> RequestJson.whole(out, request));
            return 0;
        }
        line(stdout, request);
        Standing standing = ApprovalRequests.get().standing(request);
        for (Standing.Met met : standing.rules()) {
            stdout.println("rule\t" + met.rule() + "\tmissing " + met.missing() + "\t" + met.by());
        }
        standing.notes().forEach(note -> stdout.println("note\t" + note));
        for (Evidence each : request.terms().evidence()) {
            stdout.println("report\t" + each.check() + "\t" + each.verdict() + "\t" + each.digest());
        }
        request.events().stream().map(EventView::new).forEach(event -> {
            String reason = event.getReason();
            stdout.println(
                    "event\t" + event.getInstant() + "\t" + event.getText() + (reason.isEmpty() ? "" : "\t" + reason));
        });
        return 0;
    }
}
