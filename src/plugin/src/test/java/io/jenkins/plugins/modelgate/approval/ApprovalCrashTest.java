package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What a controller finds that stopped between preparing, recording and storing; and a disk that takes nothing. */
public class ApprovalCrashTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    private String id;
    private Path stored;
    private Path prepared;
    private byte[] before;
    private byte[] after;

    /** A vote of lea's, recorded; and the request as it was before. */
    @Before
    public void vote() throws Exception {
        Town.settle(r);
        FreeStyleProject job = r.createFreeStyleProject();
        id = Town.open(job);
        Path root = r.jenkins.getRootDir().toPath().resolve(ApprovalRequests.DIRECTORY);
        stored = root.resolve(id + ".json");
        prepared = root.resolve(id + ".next");
        before = Files.readAllBytes(stored);
        Town.approve(id, "lea");
        after = Files.readAllBytes(stored);
        assertThat(prepared).doesNotExist();
    }

    private void votes(String... people) throws Exception {
        assertThat(ApprovalRequests.get().get(id).votes())
                .extracting(vote -> vote.by().id())
                .containsExactly(people);
    }

    @Test
    public void whatIsRecordedIsCompleted() throws Exception {
        Files.write(stored, before);
        Files.write(prepared, after);
        ApprovalRequests.get().reload();
        votes("lea");
        assertThat(prepared).doesNotExist();
        assertThat(stored).hasBinaryContent(after);
    }

    @Test
    public void whatIsNotRecordedDidNotHappen() throws Exception {
        Files.write(stored, before);
        Files.writeString(prepared, new String(after, "UTF-8").replace("\"lea\"", "\"lou\""));
        ApprovalRequests.get().reload();
        votes();
        assertThat(prepared).doesNotExist();
        assertThat(stored).hasBinaryContent(before);
        // The same person may vote again.
        Town.approve(id, "lou");
        Town.approve(id, "sec");
        assertThat(ApprovalRequests.get().get(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    public void requestThatWasNeverRecordedIsNone() throws Exception {
        Files.delete(stored);
        Files.writeString(prepared, new String(before, "UTF-8").replace(Town.DIGEST, "ef".repeat(32)));
        ApprovalRequests.get().reload();
        assertThat(ApprovalRequests.get().get(id)).isNull();
        assertThat(prepared).doesNotExist();
    }

    @Test
    public void damagedPreparationClosesTheGate() throws Exception {
        Files.writeString(prepared, "{");
        ApprovalRequests.get().reload();
        assertThat(ApprovalRequests.get().damaged()).containsKey(id);
        assertThatThrownBy(() -> Town.use(r.createFreeStyleProject(), "production"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(id);
        Files.delete(prepared);
        ApprovalRequests.get().reload();
        votes("lea");
    }

    @Test
    public void diskThatTakesNothingTakesNoVote() throws Exception {
        Path temporary = stored.resolveSibling("tmp");
        Path aside = stored.resolveSibling("tmp-aside");
        Files.move(temporary, aside);
        Files.writeString(temporary, "not a directory");
        try {
            assertThatThrownBy(() -> Town.approve(id, "sec")).isInstanceOf(IOException.class);
            votes("lea");
        } finally {
            Files.delete(temporary);
            Files.move(aside, temporary);
        }
        assertThat(Town.approve(id, "sec").outcome().accepted()).isTrue();
        assertThat(ApprovalRequests.get().get(id).state()).isEqualTo(State.APPROVED);
    }
}
