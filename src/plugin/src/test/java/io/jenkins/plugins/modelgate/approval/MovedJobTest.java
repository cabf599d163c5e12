package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Items;
import hudson.model.TopLevelItem;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.approval.Code;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.BuildWatcher;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Jobs that get another name while their requests wait, and jobs that take the old one. */
public class MovedJobTest {
    @ClassRule
    public static BuildWatcher watcher = new BuildWatcher();

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    private Folder folder;
    private WorkflowJob job;
    private WorkflowRun run;
    private String request;

    @BeforeClass
    public static void secret() throws Exception {
        Pipelines.secret();
    }

    /** A build that waits. */
    @Before
    public void ask() throws Exception {
        Town.settle(r);
        folder = r.createProject(Folder.class);
        job = Pipelines.job(folder.createProject(WorkflowJob.class, "train"), Pipelines.VERIFY + Pipelines.ASK);
        Models.workspace(r.jenkins, job).child("model").child("README.md").write(folder.getName(), "UTF-8");
        run = Pipelines.start(job, "dev");
        request = Pipelines.await(run);
    }

    private Item jobOfRequest() throws Exception {
        return ApprovalRequests.get().job(ApprovalRequests.get().get(request));
    }

    /** The request is the job's still, as the disk has it too; a job of the old name has nothing to do with it. */
    private void follows(FreeStyleProject thief) throws Exception {
        for (int life = 0; life < 2; life++) {
            assertThat(jobOfRequest()).isEqualTo(job);
            ApprovalRequests.get().reload();
        }
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .toEveryone()
                .grant(ModelGatePermissions.APPROVE)
                .onItems(thief)
                .to("lea", "sec")
                .grant(ModelGatePermissions.APPROVE)
                .onItems(job)
                .to("lou"));
        assertThat(Town.approve(request, "lea").outcome().refusal().code()).isEqualTo(Code.NO_PERMISSION);
        assertThat(Town.approve(request, "lou").outcome().accepted()).isTrue();
        // Its builds and its end are not those of the job that asked, although names and numbers are the same.
        r.buildAndAssertSuccess(thief);
        thief.getLastBuild().delete();
        thief.delete();
        assertThat(ApprovalRequests.get().get(request).state()).isEqualTo(State.PENDING);
        assertThat(jobOfRequest()).isEqualTo(job);
        Town.settle(r);
        assertThat(Town.approve(request, "sec").outcome().accepted()).isTrue();
        r.waitForCompletion(run);
        assertThat(JenkinsRule.getLog(run)).contains("approved by [lou, sec]");
        assertThat(ApprovalRequests.get().get(request).state()).isEqualTo(State.APPROVED);
    }

    @Test
    public void renamedJob() throws Exception {
        job.renameTo("trained");
        follows(folder.createProject(FreeStyleProject.class, "train"));
    }

    @Test
    public void renamedFolder() throws Exception {
        String before = folder.getName();
        folder.renameTo(before + "-renamed");
        follows(r.createProject(Folder.class, before).createProject(FreeStyleProject.class, "train"));
    }

    @Test
    public void movedJob() throws Exception {
        Folder target = r.createProject(Folder.class);
        job = Items.move(job, target);
        follows(folder.createProject(FreeStyleProject.class, "train"));
    }

    @Test
    public void movedFolder() throws Exception {
        Folder target = r.createProject(Folder.class);
        String name = folder.getName();
        folder = Items.move(folder, target);
        job = (WorkflowJob) folder.getItem("train");
        follows(r.createProject(Folder.class, name).createProject(FreeStyleProject.class, "train"));
    }

    @Test
    public void twoJobsThatChangeNames() throws Exception {
        FreeStyleProject other = folder.createProject(FreeStyleProject.class, "other");
        String others = Town.open(other);
        job.renameTo("aside");
        other.renameTo("train");
        job.renameTo("other");
        for (int life = 0; life < 2; life++) {
            assertThat(jobOfRequest()).isEqualTo(job);
            assertThat(ApprovalRequests.get().job(ApprovalRequests.get().get(others)))
                    .isEqualTo(other);
            ApprovalRequests.get().reload();
        }
        other.delete();
        assertThat(ApprovalRequests.get().job(ApprovalRequests.get().get(others)))
                .isNull();
        Town.reject(request, "sec");
        r.waitForCompletion(run);
        assertThat(List.<TopLevelItem>copyOf(folder.getItems())).containsExactly(job);
    }
}
