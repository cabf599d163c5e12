package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Command;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * A build for every state that a request can be in when a controller stops, however it stops, and what becomes of both
 * afterwards. One build has examined the model for all of them; each asks for a stage of its own, so that no decision on one
 * touches another. Builds that are past their approval wait at a second one: that is a wait which a restart does not end.
 */
enum Fate {
    PENDING(State.PENDING, Result.SUCCESS) {
        @Override
        void later(String request) throws Exception {
            Pipelines.agree(request);
        }
    },
    VOTED(State.PENDING, Result.SUCCESS) {
        @Override
        void before(String request) throws Exception {
            accepted(Town.approve(request, "lea").outcome().accepted());
        }

        @Override
        void later(String request) throws Exception {
            assertThat(ApprovalRequests.get().get(request).votes())
                    .extracting(vote -> vote.by().id())
                    .containsExactly("lea");
            accepted(Town.approve(request, "sec").outcome().accepted());
        }
    },
    APPROVED(State.APPROVED, Result.SUCCESS) {
        @Override
        void before(String request) throws Exception {
            Pipelines.agree(request);
        }
    },
    /** Stops in the middle of a deployment, whose secret was given out. */
    DEPLOYING(State.APPROVED, Result.SUCCESS) {
        @Override
        void before(String request) throws Exception {
            Pipelines.agree(request);
        }

        @Override
        String script() {
            return ask(name()) + deploy(ask("after " + name()));
        }
    },
    OVERRIDDEN(State.OVERRIDDEN, Result.SUCCESS) {
        @Override
        void before(String request) throws Exception {
            accepted(ApprovalRequests.get()
                    .apply(request, new Command.Override(Town.id(), Town.actor("boss"), "the model in use is broken"))
                    .outcome()
                    .accepted());
        }
    },
    REVOKED(State.REVOKED, Result.FAILURE) {
        @Override
        void before(String request) throws Exception {
            Pipelines.agree(request);
        }

        @Override
        void meanwhile(String request) throws Exception {
            accepted(Town.revoke(request, "lea").outcome().accepted());
        }
    },
    /** Approved, and then its time ran out. */
    LAPSED(State.EXPIRED, Result.FAILURE) {
        @Override
        void before(String request) throws Exception {
            Pipelines.agree(request);
        }

        @Override
        void meanwhile(String request) throws Exception {
            at(Duration.ofHours(721), request);
        }
    },
    REJECTED(State.REJECTED, Result.FAILURE) {
        @Override
        void before(String request) throws Exception {
            accepted(Town.reject(request, "sec").outcome().accepted());
        }
    },
    /** Nobody decided in time. */
    EXPIRED(State.EXPIRED, Result.FAILURE) {
        @Override
        void before(String request) throws Exception {
            at(Duration.ofHours(72), request);
        }
    },
    VOIDED(State.VOIDED, Result.FAILURE) {
        @Override
        void before(String request) throws Exception {
            accepted(ApprovalRequests.get()
                    .apply(request, new Command.Invalidate(Town.id(), Event.Cause.BUILD_ENDED, "stopped"))
                    .outcome()
                    .accepted());
        }
    };

    private static final String MAKER = "maker";

    private final State state;
    private final Result result;

    Fate(State state, Result result) {
        this.state = state;
        this.result = result;
    }

    String script() {
        return ask(name()) + ask("after " + name()) + deploy("");
    }

    private static String ask(String stage) {
        return "requireApproval artifact: 'model', to: '" + stage + "', upstream: '" + MAKER + "#1'\n";
    }

    String deploy(String first) {
        return "node('built-in') { withApprovedModel(artifact: 'model', to: '" + name() + "') {\n"
                + "  withGatedSecret(credentialsId: 'deploy-key', variable: 'KEY') {\n"
                + first
                + "    sh 'echo key=$KEY | tr a-z A-Z; echo raw=$KEY'\n} } }\n";
    }

    /** What people do before the controller stops. */
    void before(String request) throws Exception {}

    /** What they do then, once the build has gone on. */
    void meanwhile(String request) throws Exception {}

    /** What they do after it has started again. */
    void later(String request) throws Exception {}

    private boolean isOpen() {
        return state == State.PENDING || result == Result.SUCCESS || this == REVOKED || this == LAPSED;
    }

    private static void accepted(boolean accepted) {
        assertThat(accepted).as("accepted").isTrue();
    }

    /** Lets time pass for one request and nothing else. */
    private static void at(Duration later, String request) throws Exception {
        clock(Clock.offset(Clock.systemUTC(), later));
        try {
            accepted(ApprovalRequests.get()
                    .apply(request, new Command.Expire())
                    .outcome()
                    .accepted());
        } finally {
            clock(Clock.systemUTC());
        }
    }

    /** By force: in a Jenkins of its own these tests are of another class loader than the plugin. */
    private static void clock(Clock clock) throws Exception {
        Method setter = ApprovalRequests.class.getDeclaredMethod("setClock", Clock.class);
        setter.setAccessible(true);
        setter.invoke(ApprovalRequests.get(), clock);
    }

    /**
     * Starts all builds and decides, each answer acknowledged before the next.
     *
     * @return ids of the requests by names of fates
     */
    static HashMap<String, String> begin(JenkinsRule r) throws Exception {
        Town.settle(r);
        Pipelines.secret(null);
        WorkflowJob maker = Pipelines.job(r.createProject(WorkflowJob.class, MAKER), Pipelines.VERIFY);
        r.assertBuildStatusSuccess(r.waitForCompletion(Pipelines.start(maker, "dev")));
        Map<Fate, WorkflowRun> runs = new EnumMap<>(Fate.class);
        for (Fate fate : values()) {
            WorkflowJob job = Pipelines.job(r.createProject(WorkflowJob.class, fate.name()), fate.script());
            runs.put(fate, Pipelines.start(job, "dev"));
        }
        HashMap<String, String> ids = new HashMap<>();
        for (Fate fate : values()) {
            ids.put(fate.name(), Pipelines.await(runs.get(fate)));
        }
        for (Fate fate : values()) {
            fate.before(ids.get(fate.name()));
        }
        for (Fate fate : values()) {
            if (fate.isOpen() && fate.state != State.PENDING) {
                Pipelines.await(runs.get(fate));
                fate.meanwhile(ids.get(fate.name()));
            }
        }
        // What a kill would lose otherwise: Jenkins itself writes builds down late.
        for (WorkflowRun run : runs.values()) {
            run.save();
        }
        return ids;
    }

    /** Finds every request as it was, goes on with what can go on, and sees every build to its end. */
    static void end(JenkinsRule r, HashMap<String, String> ids) throws Exception {
        Town.settle(r);
        for (Fate fate : values()) {
            assertThat(request(ids, fate).state()).as(fate.name()).isEqualTo(fate.state);
            fate.later(ids.get(fate.name()));
        }
        for (Fate fate : values()) {
            WorkflowRun run =
                    r.jenkins.getItemByFullName(fate.name(), WorkflowJob.class).getLastBuild();
            if (fate.isOpen()) {
                Pipelines.agree(Pipelines.await(run));
            }
        }
        for (Fate fate : values()) {
            WorkflowRun run =
                    r.jenkins.getItemByFullName(fate.name(), WorkflowJob.class).getLastBuild();
            Workers.until(fate + " ends", () -> !run.isBuilding());
            r.assertBuildStatus(fate.result, r.waitForCompletion(run));
            r.assertLogNotContains(Pipelines.SECRET, run);
            if (fate.result == Result.SUCCESS) {
                r.assertLogContains("KEY=S3CR3T-DEPLOY-KEY", run);
                r.assertLogContains("raw=****", run);
            } else {
                r.assertLogContains(fate.state.name(), run);
                r.assertLogNotContains("raw=", run);
            }
            ApprovalRequest request = request(ids, fate);
            assertThat(request.state())
                    .as(fate.name())
                    .isEqualTo(fate.state == State.PENDING ? State.APPROVED : fate.state);
        }
    }

    private static ApprovalRequest request(HashMap<String, String> ids, Fate fate) throws Exception {
        return ApprovalRequests.get().get(ids.get(fate.name()));
    }
}
