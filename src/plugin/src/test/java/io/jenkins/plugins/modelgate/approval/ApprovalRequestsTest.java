package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelgate.config.FolderPolicy;
import io.jenkins.plugins.modelgate.config.FolderPolicyProperty;
import io.jenkins.plugins.modelgate.config.FolderRole;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalBook;
import io.jenkins.plugins.modelgate.engine.approval.Code;
import io.jenkins.plugins.modelgate.engine.approval.Command;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Requests with real people, roles, permissions, folders and files. */
public class ApprovalRequestsTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    private Folder folder;
    private FreeStyleProject job;

    @Before
    public void settle() throws Exception {
        Town.settle(r);
        folder = r.createProject(Folder.class);
        job = folder.createProject(FreeStyleProject.class, "train");
    }

    @After
    public void clear() throws Exception {
        ApprovalRequests.get().setClock(Clock.systemUTC());
        for (Path file : files()) {
            Files.delete(file);
        }
        ApprovalRequests.get().reload();
    }

    private static List<Path> files() throws Exception {
        try (var all = Files.list(root())) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static Path root() {
        return r.jenkins.getRootDir().toPath().resolve(ApprovalRequests.DIRECTORY);
    }

    private static State state(String id) throws Exception {
        return ApprovalRequests.get().get(id).state();
    }

    private static void refused(ApprovalBook.Result result, Code code) {
        assertThat(result.outcome().refusal()).as("refusal").isNotNull();
        assertThat(result.outcome().refusal().code()).isEqualTo(code);
    }

    private String approved() throws Exception {
        String id = Town.open(job);
        Town.approve(id, "lea");
        assertThat(state(id)).isEqualTo(State.PENDING);
        Town.approve(id, "sec");
        assertThat(state(id)).isEqualTo(State.APPROVED);
        return id;
    }

    private void opens() throws Exception {
        assertThat(Town.use(job, "production").usable().isOpen()).isTrue();
    }

    private void closed(Code code) throws Exception {
        assertThat(Town.use(job, "production").usable().broken())
                .extracting("code")
                .contains(code);
    }

    @Test
    public void peopleOfTheRolesOpenTheGateAndOthersDoNot() throws Exception {
        String id = Town.open(job);
        refused(Town.approve(id, "dev"), Code.INITIATOR);
        refused(Town.approve(id, "boss"), Code.NO_PERMISSION);
        refused(Town.approve(id, "anonymous"), Code.NO_PERMISSION);
        refused(Town.approve(id, "SYSTEM"), Code.NO_PERMISSION);
        Town.grant(r, "lea", "sec", "passer");
        refused(Town.approve(id, "passer"), Code.NO_ROLE);
        closed(Code.PENDING);
        Town.approve(id, "lea");
        refused(Town.approve(id, "LEA"), Code.ALREADY_VOTED);
        Town.approve(id, "sec");
        opens();
        Town.revoke(id, "lea");
        closed(Code.REVOKED);
    }

    @Test
    public void everythingIsThereAfterReading() throws Exception {
        String open = approved();
        String pending = Town.open(job);
        Town.approve(pending, "lou");
        String rejected = Town.open(job);
        Town.reject(rejected, "sec");
        ApprovalRequests.get().reload();
        assertThat(state(open)).isEqualTo(State.APPROVED);
        assertThat(state(rejected)).isEqualTo(State.REJECTED);
        assertThat(ApprovalRequests.get().get(pending).votes()).hasSize(1);
        Town.approve(pending, "sec");
        assertThat(state(pending)).isEqualTo(State.APPROVED);
    }

    @Test
    public void whoLeavesTheGroupOrLosesThePermissionCountsNoMore() throws Exception {
        approved();
        opens();
        ((JenkinsRule.DummySecurityRealm) r.jenkins.getSecurityRealm()).addGroups("lea");
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        closed(Code.QUORUM_MISSING);
        Town.settle(r);
        opens();
        Town.grant(r, "lea");
        closed(Code.QUORUM_MISSING);
    }

    @Test
    public void timeEndsWhatNobodyDecidedAndWhatIsOld() throws Exception {
        String pending = Town.open(job);
        String old = approved();
        ApprovalRequests.get().setClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(73)));
        ApprovalRequests.get().expire();
        assertThat(state(pending)).isEqualTo(State.EXPIRED);
        assertThat(state(old)).isEqualTo(State.APPROVED);
        ApprovalRequests.get().setClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(721)));
        closed(Code.EXPIRED);
        ApprovalRequests.get().expire();
        assertThat(state(old)).isEqualTo(State.EXPIRED);
    }

    @Test
    public void changedPolicyTakesNoVotes() throws Exception {
        String id = Town.open(job);
        ModelGateConfiguration.get().setPolicies(List.of(Town.policy("production", 2, 1)));
        refused(Town.approve(id, "lea"), Code.POLICY_CHANGED);
        ModelGateConfiguration.get().setPolicies(List.of());
        refused(Town.approve(id, "lea"), Code.POLICY_CHANGED);
        Town.reject(id, "sec");
        assertThat(state(id)).isEqualTo(State.REJECTED);
    }

    @Test
    public void folderMakesARoleSmallerAndNamesOthersOnlyWhereItMay() throws Exception {
        FolderRole mine = new FolderRole("ml-lead");
        mine.setUsers(List.of("dev", "mal", "lou"));
        FolderPolicyProperty property = new FolderPolicyProperty(new FolderPolicy());
        property.setRoles(List.of(mine));
        folder.addProperty(property);
        Town.grant(r, "lea", "lou", "sec", "mal");
        String id = Town.open(job);
        refused(Town.approve(id, "mal"), Code.NO_ROLE);
        refused(Town.approve(id, "lea"), Code.NO_ROLE);
        assertThat(Town.approve(id, "lou").outcome().accepted()).isTrue();
        ModelGateConfiguration.get().getRoles().get(0).setOverridable(true);
        assertThat(Town.approve(id, "mal").outcome().accepted()).isTrue();
        refused(Town.approve(id, "lea"), Code.NO_ROLE);
    }

    @Test
    public void anotherJobsApprovalCountsPeopleOfBoth() throws Exception {
        FreeStyleProject deploy = r.createFreeStyleProject();
        FolderRole mine = new FolderRole("ml-lead");
        mine.setUsers(List.of("mal"));
        FolderPolicyProperty property = new FolderPolicyProperty(new FolderPolicy());
        property.setRoles(List.of(mine));
        folder.addProperty(property);
        ModelGateConfiguration.get().getRoles().get(0).setOverridable(true);
        Town.grant(r, "lea", "sec", "mal");
        String id = Town.open(job);
        Town.approve(id, "mal");
        Town.approve(id, "sec");
        assertThat(state(id)).isEqualTo(State.APPROVED);
        opens();
        assertThat(Town.use(deploy, null).usable().broken()).extracting("code").contains(Code.QUORUM_MISSING);
    }

    @Test
    public void approvalFollowsItsJobAndNotItsName() throws Exception {
        approved();
        folder.renameTo("elsewhere");
        job.renameTo("trained");
        opens();
        ApprovalRequests.get().reload();
        opens();
        FreeStyleProject thief = r.createFreeStyleProject("thief");
        assertThat(thief).isNotNull();
        job.delete();
        job = folder.createProject(FreeStyleProject.class, "trained");
        closed(Code.QUORUM_MISSING);
        ApprovalRequests.get().reload();
        closed(Code.QUORUM_MISSING);
    }

    @Test
    public void damagedRequestClosesTheGateUntilItIsRestored() throws Exception {
        approved();
        String rejected = Town.open(job);
        Town.reject(rejected, "sec");
        Path file = root().resolve(rejected + ".json");
        byte[] sound = Files.readAllBytes(file);
        Files.writeString(file, "{");
        ApprovalRequests.get().reload();
        assertThatThrownBy(() -> Town.use(job, "production")).hasMessageContaining(rejected);
        Files.write(file, sound);
        ApprovalRequests.get().reload();
        closed(Code.SUPERSEDED);
    }

    @Test
    public void administratorsAreToldOfDamage() throws Exception {
        DamageMonitor monitor = r.jenkins.getExtensionList(DamageMonitor.class).get(0);
        String id = approved();
        assertThat(monitor.isActivated()).isFalse();
        Path file = root().resolve(id + ".json");
        byte[] sound = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(sound, sound.length / 2));
        Path foreign = Files.writeString(root().resolve("<img src=x>.json"), "{}");
        ApprovalRequests.get().reload();
        assertThat(monitor.isActivated()).isTrue();
        assertThat(monitor.getDamaged()).containsOnlyKeys(id, "<img src=x>");
        try (JenkinsRule.WebClient client = r.createWebClient().login("boss")) {
            HtmlPage page = client.goTo("manage/");
            assertThat(page.asNormalizedText())
                    .contains("Model Gate cannot read these approval requests", id, "<img src=x>");
            assertThat(page.getWebResponse().getContentAsString()).doesNotContain("<img src=x>");
        }
        Files.delete(foreign);
        Files.write(file, sound);
        ApprovalRequests.get().reload();
        assertThat(monitor.isActivated()).isFalse();
        opens();
    }

    @Test
    public void idsFromOutsideAreIdsOnly() throws Exception {
        assertThat(ApprovalRequests.get().get("../../config")).isNull();
        assertThat(ApprovalRequests.get().get(null)).isNull();
        refused(Town.approve("../x", "lea"), Code.UNKNOWN_REQUEST);
        refused(
                ApprovalRequests.get().apply(Town.open(job), new Command.Approve("a b", Town.actor("lea"))),
                Code.INVALID);
    }
}
