package io.jenkins.plugins.modelgate.engine.approval;

/** Whether an event is what a command would cause: so a command that comes again is known. */
final class Repeats {
    private Repeats() {}

    static boolean same(ApprovalRequest request, Command command, Event event) {
        if (command instanceof Command.Approve vote && event instanceof Event.Voted voted) {
            return person(request, vote.by(), voted.by());
        }
        if (command instanceof Command.Withdraw withdraw && event instanceof Event.Withdrawn withdrawn) {
            return person(request, withdraw.by(), withdrawn.by());
        }
        if (command instanceof Command.EndDelegation end && event instanceof Event.DelegationEnded ended) {
            return person(request, end.by(), ended.by());
        }
        if (command instanceof Command.Delegate delegate && event instanceof Event.Delegated delegated) {
            return person(request, delegate.by(), delegated.by())
                    && delegated.to().equals(delegate.to())
                    && delegated.until().equals(delegate.until());
        }
        if (command instanceof Command.Count && event instanceof Event.Approved) {
            return true;
        }
        return withReason(request, command, event);
    }

    private static boolean withReason(ApprovalRequest request, Command command, Event event) {
        if (command instanceof Command.Reject reject && event instanceof Event.Rejected rejected) {
            return person(request, reject.by(), rejected.by()) && reason(reject.reason(), rejected.reason());
        }
        if (command instanceof Command.Override override && event instanceof Event.Overridden overridden) {
            return person(request, override.by(), overridden.by()) && reason(override.reason(), overridden.reason());
        }
        if (command instanceof Command.Revoke revoke && event instanceof Event.Revoked revoked) {
            return person(request, revoke.by(), revoked.by()) && reason(revoke.reason(), revoked.reason());
        }
        return command instanceof Command.Invalidate invalidate
                && event instanceof Event.Voided voided
                && invalidate.cause() == voided.cause()
                && reason(invalidate.reason(), voided.reason());
    }

    private static boolean person(ApprovalRequest request, Actor one, Actor other) {
        return request.key(one.id()).equals(request.key(other.id()));
    }

    private static boolean reason(String given, String stored) {
        return Checks.tidyReason(given).equals(stored);
    }
}
