package io.jenkins.plugins.modelgate.approval.web;

import com.fasterxml.jackson.core.JsonGenerator;
import hudson.cli.CLICommand;
import hudson.model.Item;
import io.jenkins.plugins.modelgate.engine.approval.Actor;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Code;
import java.io.IOException;
import org.kohsuke.args4j.Argument;

/**
 * What the commands on one request have in common. Exit codes: 0 done; 2 wrong usage; 3 no such request, or none that the
 * person may see; 4 refused, with the refusal's code and sentence on the standard error; 5 could not be stored, so it did
 * not happen.
 */
abstract class ApprovalCommand extends CLICommand {
    static final int UNKNOWN = 3;
    static final int REFUSED = 4;
    static final int NOT_STORED = 5;

    @Argument(metaVar = "REQUEST", usage = "Id of the approval request", required = true)
    private String request;

    /** The request if the person may see it; else it is told that there is none, and null comes back. */
    ApprovalRequest seen() throws IOException {
        ApprovalRequest found = Sight.request(request);
        if (found == null) {
            stderr.println(Code.UNKNOWN_REQUEST + ": " + Messages.RequestResource_Unknown());
        }
        return found;
    }

    /** Does it, tells what became of it, and gives the exit code. */
    int done(Act act, Act.Values values, String command) throws IOException {
        ApprovalRequest found = seen();
        if (found == null) {
            return UNKNOWN;
        }
        Answer answer = Deed.of(found, act, command, values, Actor.Channel.CLI, null);
        ApprovalRequest after = answer.request();
        if (!answer.isDone() || after == null) {
            stderr.println(answer.code() + ": " + answer.sentence());
            return Deed.NOT_STORED.equals(answer.code()) ? NOT_STORED : REFUSED;
        }
        stdout.println(found.id() + " " + after.state());
        return 0;
    }

    void print(JsonAnswer.Body body) {
        stdout.println(JsonAnswer.text(body));
    }

    static void line(java.io.PrintStream out, ApprovalRequest request) {
        Item job = Sight.job(request);
        out.println(String.join(
                "\t",
                request.id(),
                request.state().name(),
                request.terms().subject(),
                request.terms().digest(),
                request.terms().to(),
                (job == null ? request.terms().build().job() : job.getFullName()) + "#"
                        + request.terms().build().id(),
                request.deadline().toString()));
    }

    static void list(JsonGenerator json, Iterable<ApprovalRequest> requests) throws IOException {
        json.writeStartArray();
        for (ApprovalRequest each : requests) {
            RequestJson.row(json, each);
        }
        json.writeEndArray();
    }
}
