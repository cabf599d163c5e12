package io.jenkins.plugins.modelgate.approval.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.audit.Entries;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.report.SampleReports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.htmlunit.WebResponse;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.Issue;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;

/** What went wrong with addresses in other plugins, tried here: names that become paths, and spellings of one address. */
public class ApprovalAddressTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    private static final String API = "model-gate-approvals/api/v1/requests/";
    private static final String EVIL = "<script>alert(1)</script> javascript:alert(3) ../../x {0}";

    private static Approvers approvers;
    private final Web web = new Web(r);

    @BeforeClass
    public static void people() throws Exception {
        approvers = new Approvers(r);
    }

    @AfterClass
    public static void goHome() throws Exception {
        approvers.goHome();
    }

    @Test
    @Issue({"SECURITY-2705", "SECURITY-3303"})
    public void noNameOfAnybodyBecomesAPath() throws Exception {
        for (String id : List.of(
                "..%2f..%2fconfig.xml", "a%00b", "x".repeat(200), "%2fetc%2fpasswd", "-x", "%252e%252e", "..;x")) {
            for (String base : List.of("model-gate-approvals/request/", API)) {
                WebResponse answer = web.get("admin", base + id + "/");
                // 400 is the servlet container's, which refuses a zero byte and a parameter after dots in every
                // address.
                assertThat(answer.getStatusCode()).as(base + id).isIn(400, 404);
                assertThat(answer.getContentAsString()).as(base + id).doesNotContain("<hudson>", "root:");
            }
        }
    }

    /**
     * Two dots, encoded, make Stapler throw while it cuts the address into names, before it looks for the object that the
     * first name stands for: {@code TokenList} refuses them with an IllegalArgumentException that nobody there turns into
     * a 400. It is so for every address of a Jenkins, and no code of ours can be asked: that, and no other 500, is accepted.
     */
    @Test
    @Issue({"SECURITY-2705", "SECURITY-3303"})
    public void dotsAreRefusedBeforeAnyObjectIsLookedFor() throws Exception {
        LogRecorder log = new LogRecorder()
                .record("hudson.init.impl.InstallUncaughtExceptionHandler", Level.WARNING)
                .capture(10);
        try (log) {
            for (String base : List.of("model-gate-approvals/request/", API, "job/")) {
                int before = log.getRecords().size();
                WebResponse answer = web.get("admin", base + "%2e%2e/");
                assertThat(answer.getStatusCode()).as(base).isEqualTo(500);
                assertThat(log.getRecords()).as(base).hasSize(before + 1);
                Throwable thrown = log.getRecords().get(0).getThrown();
                assertThat(thrown)
                        .as(base)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasNoCause();
                assertThat(thrown.getStackTrace()[0].getClassName())
                        .as(base)
                        .isEqualTo("org.kohsuke.stapler.TokenList");
                assertThat(thrown.getStackTrace())
                        .as(base)
                        .extracting(StackTraceElement::getClassName)
                        .noneMatch(name -> name.startsWith("io.jenkins.plugins.modelgate"));
                assertThat(answer.getContentAsString()).as(base).doesNotContain("<hudson>", "root:");
            }
        }
    }

    @Test
    @Issue({"SECURITY-2880", "SECURITY-2881", "SECURITY-2828"})
    public void addressesAreMadeOfOurIdsAlone() throws Exception {
        ApprovalRequest request = approvers.open(approvers.build(SampleReports.passed()), EVIL, EVIL);
        assertThat(ApprovalsRootAction.url(request)).matches("model-gate-approvals/request/[A-Za-z0-9-]+/");
        String list = web.get("approver", API).getContentAsString();
        assertThat(list).contains(ApprovalsRootAction.url(request));
    }

    /**
     * The audit log of that plugin matched addresses with patterns, and other spellings of an address passed it by. Here each
     * spelling either does nothing, or what it does is recorded with who did it, once.
     */
    @Test
    @Issue({"SECURITY-1815", "SECURITY-1846"})
    public void whateverTheAddressTheRecordIsTheSame() throws Exception {
        ApprovalRequest request = approvers.open();
        String page = ApprovalsRootAction.url(request);
        String rest = API + request.id();
        Map<String, Boolean> spellings = new LinkedHashMap<>();
        spellings.put(rest + "/vote", true);
        spellings.put(rest + "/vote/", true);
        spellings.put(rest + "//vote", true);
        spellings.put(rest + "/%76ote", true);
        spellings.put(rest + "/vote?", true);
        spellings.put(rest + "/vote?x=/plugin/a.png", true);
        spellings.put(r.getURL().getPath() + "/" + rest + "/vote", true);
        spellings.put(rest.replace("/api/", "//api/") + "/vote", true);
        spellings.put(rest.replace("approvals", "%61pprovals") + "/vote", true);
        spellings.put(rest + "/doVote", false);
        spellings.put(rest + "/Vote", false);
        spellings.put(rest + "/vote;x=y", false);
        spellings.put(rest + "/./vote", false);
        spellings.put(rest + "/vote/x.png", false);
        spellings.put(page + "vote", true);
        spellings.put(page + "/vote/", true);
        spellings.put(page + "%76ote", true);
        int done = 0;
        for (Map.Entry<String, Boolean> spelling : spellings.entrySet()) {
            String path = spelling.getKey();
            WebResponse answer =
                    path.contains("/request/") ? web.form("approver", path, "x=y") : web.json("approver", path, "{}");
            boolean voted = !Approvers.now(request).votes().isEmpty();
            assertThat(answer.getStatusCode() < 400)
                    .as(path + " " + answer.getStatusCode())
                    .isEqualTo(voted);
            if (spelling.getValue()) {
                assertThat(voted).as(path).isTrue();
            }
            done += voted ? 1 : 0;
            assertThat(recorded(request, "approval.vote"))
                    .as(path)
                    .hasSize(done)
                    .containsOnly("approver");
            if (voted) {
                assertThat(web.json("approver", rest + "/withdraw", "{}").getStatusCode())
                        .isEqualTo(200);
            }
            assertThat(recorded(request, "approval.withdrawn")).as(path).hasSize(done);
        }
        assertThat(done).isGreaterThanOrEqualTo(10);
    }

    /** Who is on record with something, as often as they are. */
    private static List<String> recorded(ApprovalRequest request, String type) throws Exception {
        return Entries.of(type).stream()
                .filter(entry -> request.id().equals(entry.detail().get("request")))
                .map(Entry::actor)
                .toList();
    }
}
