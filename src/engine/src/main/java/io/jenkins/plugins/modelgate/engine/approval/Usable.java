package io.jenkins.plugins.modelgate.engine.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether something may be deployed.
 *
 * @param by the approval that opens the gate; null when none does
 * @param broken every condition that broke, of the newest request first; empty when the gate opens
 * @param notes what must be told although the gate opens, such as an override or a changed policy
 */
public record Usable(@CheckForNull ApprovalRequest by, List<Broken> broken, List<String> notes) {
    /**
     * A condition that broke.
     *
     * @param request id of the approval; empty when there is none
     */
    public record Broken(String request, Code code, String sentence) {}

    public Usable {
        broken = List.copyOf(broken);
        notes = List.copyOf(notes);
    }

    public boolean isOpen() {
        return by != null;
    }

    /** All that broke, in words. */
    public String why() {
        return broken.stream().map(Broken::sentence).collect(Collectors.joining(" "));
    }
}
