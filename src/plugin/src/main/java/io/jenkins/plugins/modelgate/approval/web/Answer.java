package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Code;
import io.jenkins.plugins.modelgate.engine.approval.Refusal;

/**
 * What became of something that somebody wanted.
 *
 * @param status HTTP status that fits
 * @param code stable name of the refusal; null when it was done
 * @param sentence of the refusal, for people; empty when it was done
 * @param request as it is now; null if it could not be read
 * @param repeated whether it had been done before
 */
record Answer(
        int status,
        @CheckForNull String code,
        String sentence,
        @CheckForNull ApprovalRequest request,
        boolean repeated) {

    static Answer done(@CheckForNull ApprovalRequest request, boolean repeated) {
        return new Answer(200, null, "", request, repeated);
    }

    static Answer refused(Refusal refusal, @CheckForNull ApprovalRequest request) {
        return refused(refusal.code(), refusal.sentence(), request);
    }

    static Answer refused(Code code, String sentence, @CheckForNull ApprovalRequest request) {
        return new Answer(HttpStatus.of(code), code.name(), sentence, request, false);
    }

    boolean isDone() {
        return code == null;
    }
}
