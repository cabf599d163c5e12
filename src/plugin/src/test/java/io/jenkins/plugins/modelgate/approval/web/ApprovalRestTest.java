package io.jenkins.plugins.modelgate.approval.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.cli.CLICommandInvoker;
import hudson.model.FreeStyleBuild;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.modelgate.engine.approval.Actor;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import io.jenkins.plugins.modelgate.engine.approval.State;
import io.jenkins.plugins.modelgate.report.SampleReports;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.htmlunit.WebResponse;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Approvals by REST and by jenkins-cli. */
public class ApprovalRestTest {
    private static final String API = "model-gate-approvals/api/v1/requests/";

    @Rule
    public JenkinsRule r = new JenkinsRule();

    private Approvers approvers;
    private Web web;

    @After
    public void goHome() throws Exception {
        approvers.goHome();
    }

    @Before
    public void people() throws Exception {
        approvers = new Approvers(r);
        web = new Web(r);
    }

    @Test
    public void aProgramListsReadsAndDecides() throws Exception {
        FreeStyleBuild build = approvers.build(SampleReports.passed());
        ApprovalRequest other = approvers.open(build, "other/", null, "ab".repeat(32));
        for (int i = 0; i < 60; i++) {
            approvers.open(build, "bulk/" + i, null);
        }
        JsonNode list = read(web.get("approver", API + "?state=PENDING&page=2"));
        assertThat(list.get("total").asInt()).isEqualTo(61);
        assertThat(list.get("pages").asInt()).isEqualTo(2);
        assertThat(list.get("requests")).hasSize(11);
        assertThat(read(web.get("approver", API + "?page=3")).get("requests")).isEmpty();
        assertThat(read(web.get("approver", API + "?digest=" + "ab".repeat(32)))
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(read(web.get("approver", API + "?job=team/model"))
                        .get("total")
                        .asInt())
                .isEqualTo(61);
        assertThat(read(web.get("approver", API + "?job=team")).get("total").asInt())
                .isZero();
        assertThat(read(web.get("elsewhere", API)).get("total").asInt()).isZero();

        String body = "{\"commandId\": \"ci-1\"}";
        JsonNode voted = read(web.json("approver", API + other.id() + "/vote", body));
        assertThat(voted.get("repeated").asBoolean()).isFalse();
        assertThat(read(web.json("approver", API + other.id() + "/vote", body))
                        .get("repeated")
                        .asBoolean())
                .isTrue();
        WebResponse reused = web.json("second", API + other.id() + "/vote", body);
        assertThat(reused.getStatusCode()).isEqualTo(409);
        assertThat(read(reused).get("code").asText()).isEqualTo("COMMAND_REUSED");
        JsonNode whole = read(web.get("approver", API + other.id() + "/"));
        assertThat(whole.get("state").asText()).isEqualTo("PENDING");
        assertThat(whole.at("/standing/rules/0/missing").asInt()).isEqualTo(1);
        assertThat(whole.at("/standing/rules/0/by/0/person").asText()).isEqualTo("approver");
        assertThat(whole.at("/evidence/0/check").asText()).isEqualTo("verifyModelArtifact");
        assertThat(whole.at("/initiators/known/0/how").asText()).isEqualTo("TRIGGER");
        assertThat(whole.get("events")).hasSize(1);
        Event.Voted event = (Event.Voted) Approvers.now(other).events().get(1);
        assertThat(event.by().method()).isEqualTo(Actor.Method.TOKEN);
        assertThat(event.by().channel()).isEqualTo(Actor.Channel.API);
        read(web.json("second", API + other.id() + "/vote", "{}"));
        assertThat(read(web.get("approver", API + "?state=APPROVED"))
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(read(web.json("third", API + other.id() + "/vote", "{}"))
                        .get("code")
                        .asText())
                .isEqualTo("NOT_PENDING");
    }

    @Test
    public void aThousandVotesAtOnceHaveOneOutcome() throws Exception {
        ApprovalRequest request = approvers.open();
        List<String> people = List.of("approver", "second", "third", "author", "other");
        ExecutorService threads = Executors.newFixedThreadPool(32);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Answer>> answers = new ArrayList<>();
        List<User> users = people.stream().map(id -> User.getById(id, true)).toList();
        for (int i = 0; i < 1000; i++) {
            User user = users.get(i % users.size());
            answers.add(threads.submit(() -> {
                start.await();
                try (ACLContext as = ACL.as2(user.impersonate2())) {
                    return Deed.of(request, Act.VOTE, null, Act.Values.NONE, Actor.Channel.API, null);
                }
            }));
        }
        start.countDown();
        int done = 0;
        for (Future<Answer> answer : answers) {
            if (answer.get().isDone()) {
                done++;
            } else {
                assertThat(answer.get().code()).isIn("ALREADY_VOTED", "NOT_PENDING", "INITIATOR", "NO_ROLE");
            }
        }
        threads.shutdown();
        ApprovalRequest after = Approvers.now(request);
        assertThat(after.state()).isEqualTo(State.APPROVED);
        assertThat(done).isEqualTo(2);
        assertThat(after.events().stream().filter(e -> e instanceof Event.Approved))
                .hasSize(1);
        assertThat(after.events()).hasSize(4);
    }

    @Test
    public void commandsTellAndDecide() throws Exception {
        ApprovalRequest request = approvers.open();
        assertThat(cli("list-model-approvals", "approver").stdout()).contains(request.id(), "PENDING");
        assertThat(cli("list-model-approvals", "author", "--mine").stdout()).doesNotContain(request.id());
        assertThat(cli("list-model-approvals", "approver", "--mine", "--json").stdout())
                .contains("\"id\":\"" + request.id());
        assertThat(cli("list-model-approvals", "elsewhere").stdout()).doesNotContain(request.id());
        assertThat(cli("list-model-approvals", "approver", "--state", "OPEN").returnCode())
                .isNotZero();
        assertThat(cli("show-model-approval", "elsewhere", request.id()).returnCode())
                .isEqualTo(3);
        assertThat(cli("show-model-approval", "reader", request.id()).stdout()).contains("rule\t2 × ml-owner");
        assertThat(cli("show-model-approval", "reader", request.id(), "--json").stdout())
                .contains("\"standing\"");
        assertThat(cli("approve-model", "elsewhere", request.id()).returnCode()).isEqualTo(3);
        CLICommandInvoker.Result refused = cli("approve-model", "reader", request.id());
        assertThat(refused.returnCode()).isEqualTo(4);
        assertThat(refused.stderr()).contains("NO_PERMISSION");
        assertThat(cli("approve-model", "author", request.id()).stderr()).contains("INITIATOR");
        assertThat(cli("approve-model", "approver", request.id()).returnCode()).isZero();
        assertThat(cli("approve-model", "approver", request.id()).stderr()).contains("ALREADY_VOTED");
        assertThat(cli("approve-model", "second", request.id()).stdout()).contains(request.id() + " APPROVED");
        assertThat(cli("reject-model", "third", request.id(), "--reason", "no").stderr())
                .contains("NOT_PENDING");
        assertThat(cli("revoke-model", "reader", request.id(), "--reason", "no").returnCode())
                .isEqualTo(4);
        assertThat(cli("revoke-model", "third", request.id()).returnCode()).isEqualTo(2);
        assertThat(cli("revoke-model", "third", request.id(), "--reason", "found a backdoor")
                        .stdout())
                .contains("REVOKED");
        Event.Revoked event = (Event.Revoked) Approvers.now(request).decision();
        assertThat(event.by().channel()).isEqualTo(Actor.Channel.CLI);
        assertThat(event.reason()).isEqualTo("found a backdoor");
        ApprovalRequest second = approvers.open();
        assertThat(cli("reject-model", "third", second.id(), "--reason", "licence")
                        .stdout())
                .contains("REJECTED");
    }

    private CLICommandInvoker.Result cli(String command, String user, String... args) {
        return new CLICommandInvoker(r, command).asUser(user).invokeWithArgs(args);
    }

    private static JsonNode read(WebResponse response) throws Exception {
        return new ObjectMapper().readTree(response.getContentAsString());
    }
}
