package io.jenkins.plugins.modelgate.approval.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Every web method of approvals × everybody × verb: the status and, for refusals of REST, the code. */
public class ApprovalEndpointTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    private static final List<String> ROLES = List.of(
            "anonymous",
            "overall",
            "elsewhere",
            "reader",
            "builder",
            "configurer",
            "other",
            "author",
            "approver",
            "admin");

    /**
     * A mutator with what it answers, in the order of {@link #ROLES}: page and REST answer alike, but that the page sends
     * 302 when it is done.
     */
    private record Mutator(String path, String method, String fields, List<Integer> answers) {
        static Mutator of(String path, String method, String fields, Integer... answers) {
            return new Mutator(path, method, fields, List.of(answers));
        }
    }

    private static final List<Mutator> MUTATORS = List.of(
            Mutator.of("vote", "doVote", "", 403, 404, 404, 403, 403, 403, 403, 403, 200, 403),
            Mutator.of("reject", "doReject", "reason=no", 403, 404, 404, 403, 403, 403, 403, 200, 200, 200),
            Mutator.of("withdraw", "doWithdraw", "", 403, 404, 404, 403, 403, 403, 409, 409, 409, 403),
            Mutator.of("delegate", "doDelegate", "to=second", 403, 404, 404, 403, 403, 403, 403, 403, 200, 403),
            Mutator.of("end-delegation", "doEndDelegation", "", 403, 404, 404, 403, 403, 403, 409, 409, 409, 403),
            Mutator.of("override", "doOverride", "reason=now", 403, 404, 404, 403, 403, 403, 403, 403, 403, 200),
            Mutator.of("revoke", "doRevoke", "reason=no", 403, 404, 404, 403, 403, 403, 409, 409, 409, 409));

    /** What only reads: path below the request or the root, web method, and its answers. */
    private static final Map<String, List<Integer>> READS = Map.of(
            "model-gate-approvals/request/ID/", List.of(403, 404, 404, 200, 200, 200, 200, 200, 200, 200),
            "model-gate-approvals/request/ID/state", List.of(403, 404, 404, 200, 200, 200, 200, 200, 200, 200),
            "model-gate-approvals/api/v1/requests/ID/", List.of(403, 404, 404, 200, 200, 200, 200, 200, 200, 200),
            "model-gate-approvals/api/v1/requests/", List.of(403, 200, 200, 200, 200, 200, 200, 200, 200, 200),
            "model-gate-approvals/", List.of(403, 200, 200, 200, 200, 200, 200, 200, 200, 200));

    private static Approvers approvers;
    private static Web web;

    @AfterClass
    public static void goHome() throws Exception {
        approvers.goHome();
    }

    @BeforeClass
    public static void jenkins() throws Exception {
        approvers = new Approvers(r);
        web = new Web(r);
    }

    @Test
    public void everyWebMethodIsInTheTable() {
        Set<String> there = new TreeSet<>();
        Stream.of(ApprovalsRootAction.class, RequestPage.class, Api.class, ApiV1.class, RequestsResource.class)
                .forEach(type -> collect(type, there));
        collect(RequestResource.class, there);
        Set<String> listed = new TreeSet<>();
        MUTATORS.forEach(each -> {
            listed.add("RequestPage." + each.method());
            listed.add("RequestResource." + each.method());
        });
        listed.add("RequestPage.doState");
        listed.add("RequestResource.doIndex");
        listed.add("RequestsResource.doIndex");
        assertThat(there).isEqualTo(listed);
        assertThat(Stream.of(Act.values()).map(Act::path))
                .containsExactlyInAnyOrderElementsOf(
                        MUTATORS.stream().map(Mutator::path).toList());
    }

    private static void collect(Class<?> type, Set<String> there) {
        for (Method method : type.getDeclaredMethods()) {
            boolean web = method.getName().matches("do[A-Z].*")
                    || method.isAnnotationPresent(org.kohsuke.stapler.WebMethod.class)
                    || method.getName().startsWith("js");
            if (web) {
                there.add(type.getSimpleName() + "." + method.getName());
            }
        }
    }

    @Test
    public void whoGetsWhatByRest() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Mutator mutator : MUTATORS) {
            for (int i = 0; i < ROLES.size(); i++) {
                ApprovalRequest request = approvers.open();
                String path = "model-gate-approvals/api/v1/requests/" + request.id() + "/" + mutator.path();
                WebResponse answer = web.json(user(i), path, json(mutator.fields()));
                String what = mutator.path() + " by REST for " + ROLES.get(i) + ": " + answer.getContentAsString();
                all.assertThat(answer.getStatusCode())
                        .as(what)
                        .isEqualTo(mutator.answers().get(i));
                untouched(all, what, request, answer.getStatusCode() == 200);
                if (i > 0) {
                    all.assertThat(answer.getContentType()).as(what).isEqualTo("application/json");
                    all.assertThat(answer.getContentAsString())
                            .as(what)
                            .contains(answer.getStatusCode() == 200 ? "\"request\"" : "\"code\"");
                }
                all.assertThat(web.get(user(i), path).getStatusCode())
                        .as("GET of " + what)
                        .isEqualTo(i == 0 ? 403 : 404);
            }
        }
        all.assertAll();
    }

    @Test
    public void whoGetsWhatOnThePage() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Mutator mutator : MUTATORS) {
            for (int i = 0; i < ROLES.size(); i++) {
                ApprovalRequest request = approvers.open();
                String path = "model-gate-approvals/request/" + request.id() + "/" + mutator.path();
                String body = mutator.fields().replace("to=second", "to=second&days=1")
                        + (mutator.path().equals("override")
                                ? "&confirm=" + request.terms().digest().substring(0, 8)
                                : "");
                WebResponse answer = web.form(user(i), path, body);
                int expected = mutator.answers().get(i);
                String what = mutator.path() + " on the page for " + ROLES.get(i);
                all.assertThat(answer.getStatusCode()).as(what).isEqualTo(expected == 200 ? 302 : expected);
                untouched(all, what, request, expected == 200);
                if (expected == 409 || expected == 403 && i > 2) {
                    all.assertThat(answer.getContentAsString()).as(what).contains("Refused:");
                }
                all.assertThat(web.get(user(i), path).getStatusCode())
                        .as("GET of " + what)
                        .isEqualTo(i == 0 ? 403 : 404);
            }
        }
        all.assertAll();
    }

    private static void untouched(SoftAssertions all, String what, ApprovalRequest before, boolean changed)
            throws Exception {
        all.assertThat(Approvers.now(before).events().size())
                .as("events after " + what)
                .isEqualTo(changed ? 2 : 1);
    }

    @Test
    public void whoReadsWhat() throws Exception {
        ApprovalRequest request = approvers.open();
        SoftAssertions all = new SoftAssertions();
        for (Map.Entry<String, List<Integer>> read : new TreeMap<>(READS).entrySet()) {
            for (int i = 0; i < ROLES.size(); i++) {
                WebResponse answer = web.get(user(i), read.getKey().replace("ID", request.id()));
                String what = read.getKey() + " for " + ROLES.get(i);
                all.assertThat(answer.getStatusCode())
                        .as(what)
                        .isEqualTo(read.getValue().get(i));
                if (i < 3) {
                    all.assertThat(answer.getContentAsString())
                            .as(what)
                            .doesNotContain("team")
                            .doesNotContain(request.terms().digest());
                }
            }
        }
        all.assertAll();
    }

    @Test
    public void aSessionNeedsACrumb() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Mutator mutator : MUTATORS) {
            ApprovalRequest request = approvers.open();
            List<WebRequest> requests = new ArrayList<>();
            requests.add(web.json(
                    "model-gate-approvals/api/v1/requests/" + request.id() + "/" + mutator.path(),
                    json(mutator.fields())));
            requests.add(
                    web.form("model-gate-approvals/request/" + request.id() + "/" + mutator.path(), mutator.fields()));
            for (WebRequest each : requests) {
                all.assertThat(web.send("approver", Web.As.NO_CRUMB, each).getStatusCode())
                        .as(each.getUrl().toString())
                        .isEqualTo(403);
            }
            all.assertThat(Approvers.now(request).events()).hasSize(1);
        }
        ApprovalRequest request = approvers.open();
        WebRequest vote = web.form("model-gate-approvals/request/" + request.id() + "/vote", "");
        all.assertThat(web.send("approver", Web.As.CRUMB, vote).getStatusCode()).isEqualTo(302);
        all.assertThat(Approvers.now(request).votes()).hasSize(1);
        all.assertAll();
    }

    @Test
    public void anApprovalIsTakenBackByWhoMay() throws Exception {
        Map<String, Integer> answers =
                Map.of("reader", 403, "other", 403, "author", 200, "approver", 200, "admin", 200);
        for (Map.Entry<String, Integer> each : answers.entrySet()) {
            ApprovalRequest request = approvers.open();
            Approvers.votes(request, "second", "third");
            WebResponse answer = web.json(
                    each.getKey(),
                    "model-gate-approvals/api/v1/requests/" + request.id() + "/revoke",
                    "{\"reason\": \"broken\"}");
            assertThat(answer.getStatusCode()).as(each.getKey()).isEqualTo(each.getValue());
            assertThat(Approvers.now(request).state())
                    .isEqualTo(each.getValue() == 200 ? State.REVOKED : State.APPROVED);
        }
    }

    private static String user(int role) {
        return role == 0 ? null : ROLES.get(role);
    }

    private static String json(String fields) {
        if (fields.isEmpty()) {
            return "{}";
        }
        String[] field = fields.split("=");
        String until = field[0].equals("to")
                ? ", \"until\": \"" + java.time.Instant.now().plusSeconds(3600) + "\""
                : "";
        return "{\"" + field[0] + "\": \"" + field[1] + "\"" + until + "}";
    }
}
