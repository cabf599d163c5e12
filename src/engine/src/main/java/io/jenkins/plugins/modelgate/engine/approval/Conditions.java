package io.jenkins.plugins.modelgate.engine.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Every condition that an approval must meet to open a deployment. */
final class Conditions {
    private final ApprovalRequest request;
    private final Demand demand;
    private final Situation situation;
    private final Instant now;
    private final List<Usable.Broken> broken = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Conditions(ApprovalRequest request, Demand demand, Situation situation) {
        this.request = request;
        this.demand = demand;
        this.situation = new Situation(
                situation.now(), situation.policy(), situation.memberships().of(request));
        this.now = request.clock(situation.now());
    }

    List<Usable.Broken> broken() {
        return broken;
    }

    List<String> notes() {
        return notes;
    }

    /** @param same every request for the same digest */
    void check(Collection<ApprovalRequest> same) {
        Terms terms = request.terms();
        String policy = situation.policy().name();
        if (!terms.policy().name().equals(policy)) {
            broke(Code.OTHER_POLICY, "is for policy " + terms.policy().name() + ", not for " + policy);
        }
        if (demand.stage() != null && !demand.stage().equals(terms.to())) {
            broke(Code.OTHER_STAGE, "is for stage " + terms.to() + ", not for " + demand.stage());
        }
        if (request.isOver(now)) {
            Instant end = request.validUntil() == null ? request.deadline() : request.validUntil();
            broke(Code.EXPIRED, (request.validUntil() == null ? "was not decided before " : "was valid until ") + end);
        } else if (!request.state().isOpen()) {
            broke(
                    switch (request.state()) {
                        case PENDING -> Code.PENDING;
                        case REJECTED -> Code.REJECTED;
                        case REVOKED -> Code.REVOKED;
                        default -> Code.VOIDED;
                    },
                    state());
        } else {
            open();
            same.forEach(this::superseded);
        }
    }

    private String state() {
        Event decision = request.decision();
        if (decision instanceof Event.Rejected rejected) {
            return "was rejected by " + rejected.by().id() + ": " + rejected.reason();
        }
        if (decision instanceof Event.Revoked revoked) {
            return "was revoked by " + revoked.by().id() + ": " + revoked.reason();
        }
        if (decision instanceof Event.Voided voided) {
            return "became void (" + voided.cause() + "): " + voided.reason();
        }
        return "waits for votes until " + request.deadline();
    }

    private void open() {
        ApprovalPolicy inForce = situation.policy();
        ApprovalPolicy asked = request.terms().policy();
        Event opening = request.opening();
        Instant end = Fold.hours(opening.at(), inForce.validHours());
        if (!now.isBefore(end)) {
            broke(Code.EXPIRED, "is older than the " + inForce.validHours() + " hours of the policy in force");
        }
        if (inForce.unknownInitiatorsRefused()
                && !request.terms().initiators().unknown().isEmpty()) {
            broke(Code.UNKNOWN_INITIATORS, "has unknown initiators, which the policy in force refuses");
        }
        if (opening instanceof Event.Overridden overridden) {
            overridden(overridden, asked, inForce);
        } else {
            quorum(asked, "the policy it was asked under");
            if (!inForce.equals(asked)) {
                quorum(inForce, "the policy in force now");
            }
        }
        if (!inForce.digest().equals(asked.digest())) {
            notes.add("The policy changed since the approval " + request.id() + ": from " + Decisions.brief(asked)
                    + " to " + Decisions.brief(inForce) + "; the approval holds under both.");
        }
    }

    private void quorum(ApprovalPolicy policy, String which) {
        Standing standing = Standing.now(request, policy, situation.memberships());
        if (!standing.satisfied()) {
            broke(Code.QUORUM_MISSING, "has no quorum any more under " + which + ": " + standing.missing());
        }
        standing.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
    }

    private void overridden(Event.Overridden override, ApprovalPolicy asked, ApprovalPolicy inForce) {
        for (ApprovalPolicy policy : List.of(asked, inForce)) {
            Refusal barred = Endings.barred(request, policy, override.by(), situation);
            boolean stale =
                    policy.reauthenticate() && !override.by().isFresh(override.at(), policy.reauthenticateMinutes());
            if (barred != null) {
                broke(barred.code(), "was an override that does not hold now: " + trimmed(barred.sentence()));
                return;
            }
            if (stale) {
                broke(Code.REAUTHENTICATE, "was an override without the fresh login that the policy in force wants");
                return;
            }
        }
        notes.add("OVERRIDE: " + override.by().id() + " opened the gate without the quorum at " + override.at() + ": "
                + override.reason());
    }

    private static String trimmed(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private void superseded(ApprovalRequest other) {
        boolean no = other.state() == State.REJECTED || other.state() == State.REVOKED;
        boolean alike =
                other.terms().policy().name().equals(request.terms().policy().name())
                        && other.terms().to().equals(request.terms().to());
        if (other != request
                && no
                && alike
                && !other.decision().at().isBefore(request.opening().at())) {
            broke(
                    Code.SUPERSEDED,
                    "is older than the " + (other.state() == State.REJECTED ? "rejection" : "revocation")
                            + " of the same in request " + other.id());
        }
    }

    private void broke(Code code, String what) {
        broken.add(new Usable.Broken(request.id(), code, "The approval " + request.id() + " " + what + "."));
    }
}
