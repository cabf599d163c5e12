package io.jenkins.plugins.modelgate.engine.approval;

import static io.jenkins.plugins.modelgate.engine.approval.Requests.START;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.actor;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.command;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.loggedIn;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.policy;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.approval.Requests.Case;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;

/** Stored requests come back as they were, and nothing else comes back. */
public class ApprovalJsonTest {
    private final People people = new People()
            .with("ann", "lead")
            .with("bob", "lead")
            .with("dan")
            .grant("root", Permission.OVERRIDE)
            .grant("root", Permission.REVOKE);

    private Case approved() throws ApprovalException {
        return new Case(policy("rules: [{role: lead, count: 2}]"), people, "eve", "René \ud83d\ude00")
                .delegates("ann", "dan", START.plusSeconds(3600))
                .does(new Command.Approve("v1", loggedIn("dan", START)))
                .does(new Command.Approve("v2", actor("bob")))
                .is(State.APPROVED);
    }

    private static String text(ApprovalRequest request) {
        return new String(ApprovalJson.write(request), UTF_8);
    }

    private static ApprovalRequest read(String json) throws ApprovalException {
        return ApprovalJson.read(json.getBytes(UTF_8), People::key);
    }

    @Test
    public void everyEventComesBack() throws ApprovalException {
        Case revoked = approved();
        revoked.request = revoked.request.after(List.of(new Event.Used(START, "use", Requests.BUILD)));
        revoked.does(new Command.Revoke("r", actor("root"), "CVE in \"base\" <b>"));
        Case withdrawn = new Case(policy("rules: [{role: lead, count: 2}]"), people)
                .delegates("ann", "dan", START.plusSeconds(3600))
                .does(new Command.EndDelegation(command(), actor("ann")))
                .votes("bob")
                .does(new Command.Withdraw(command(), actor("bob")))
                .does(new Command.Reject(command(), actor("bob"), "no 1"));
        Case overridden = new Case(policy("rules: []"), people, "eve")
                .does(new Command.Override(command(), actor("root"), "outage 1"))
                .after(60 * 720)
                .does(new Command.Expire());
        Case voided = new Case(policy("rules: []"), people, "eve")
                .does(new Command.Invalidate(command(), Event.Cause.DIGEST_CHANGED, "rebuilt 1"));
        for (Case one : List.of(revoked, withdrawn, overridden, voided)) {
            ApprovalRequest again = read(text(one.request));
            assertThat(again.events()).isEqualTo(one.request.events());
            assertThat(again.state()).isEqualTo(one.request.state());
            assertThat(text(again)).isEqualTo(text(one.request));
        }
        assertThat(revoked.request.state()).isEqualTo(State.REVOKED);
        assertThat(overridden.request.state()).isEqualTo(State.EXPIRED);
    }

    @Test
    public void whatIsNotExactlyOursIsRefused() throws ApprovalException {
        String json = text(approved().request);
        Map<String[], String> changes = Map.ofEntries(
                change("\"schemaVersion\":1", "\"schemaVersion\":2", "version 1 only"),
                change("{\"schemaVersion\"", "{\"x\":1,\"schemaVersion\"", "not known"),
                change("\"voted\":{", "\"voted\":{\"weight\":2,", "not known"),
                change("\"voted\":{", "\"elected\":{", "not known"),
                change("\"count\":2", "\"count\":0", "must count 1 to 1000"),
                change("\"count\":2", "\"count\":-1", "negative"),
                change("\"count\":2", "\"count\":4294967298", "must count 1 to 1000"),
                change("\"count\":2", "\"count\":99999999999999999999", "too large"),
                change("\"count\":2", "\"count\":2.0", "whole number"),
                change("\"digest\":\"ab", "\"digest\":\"AB", "SHA-256"),
                change("2026-11-25T12:00:00Z", "2026-11-25T12:00:00.000Z", "instant"),
                change("2026-11-25T12:00:00Z", "+99999999-11-25T12:00:00Z", "time of this era"),
                change("\"id\":\"bob\"", "\"id\":\"bo\\u202eb\"", "invisible"),
                change("\"id\":\"bob\"", "\"id\":\"\"", "missing"),
                change("\"id\":\"bob\"", "\"id\":\"\\ud800\"", "surrogate"),
                change("\"command\":\"v2\"", "\"command\":\"../v2\"", "letters"));
        changes.forEach((change, message) -> {
            String changed = json.replace(change[0], change[1]);
            assertThat(changed).as(change[0]).isNotEqualTo(json);
            assertThatThrownBy(() -> read(changed))
                    .as(change[1])
                    .isInstanceOf(ApprovalException.class)
                    .hasMessageContaining(message);
        });
        for (String broken : List.of("", "null", "[]", "{}", json + "{}", json.substring(0, json.length() - 1))) {
            assertThatThrownBy(() -> read(broken)).isInstanceOf(ApprovalException.class);
        }
        assertThatThrownBy(() -> read("{\"schemaVersion\":1,\"events\":[]}")).hasMessageContaining("empty");
    }

    private static Map.Entry<String[], String> change(String from, String to, String message) {
        return Map.entry(new String[] {from, to}, message);
    }

    /** Histories that the rules cannot have produced. */
    @Test
    public void madeUpHistoriesAreRefused() throws ApprovalException {
        String json = text(approved().request);
        Map<String[], String> changes = Map.of(
                new String[] {"\"by\":\"bob\",\"principal\":\"bob\"", "\"by\":\"dan\",\"principal\":\"ann\""},
                        "make no quorum",
                new String[] {"\"by\":\"bob\",\"principal\":\"bob\"", "\"by\":\"bob\",\"principal\":\"ann\""},
                        "make no quorum",
                new String[] {"\"count\":2", "\"count\":3"}, "make no quorum",
                new String[] {"{\"id\":\"eve\",", "{\"id\":\"BOB\","}, "make no quorum",
                new String[] {"\"validHours\":720", "\"validHours\":719"}, "valid for longer",
                new String[] {"\"onBehalfOf\":[\"ann\"]", "\"onBehalfOf\":[\"bob\"]"}, "has not delegated",
                new String[] {"\"command\":\"v2\"", "\"command\":\"v1\""}, "carried out already",
                new String[] {"\"to\":\"dan\"", "\"to\":\"Ann\""}, "own delegate");
        changes.forEach((change, message) -> {
            String changed = json.replace(change[0], change[1]);
            assertThat(changed).as(change[0]).isNotEqualTo(json);
            assertThatThrownBy(() -> read(changed))
                    .as(change[1])
                    .isInstanceOf(ApprovalException.class)
                    .hasMessageContaining(message);
        });
    }

    /** Damage is refused by an exception of ours, or gives a request that says the same again. */
    @Test
    public void damageNeverBreaksTheReader() throws ApprovalException {
        byte[] good = ApprovalJson.write(approved().request);
        long seed = System.nanoTime();
        System.out.println("ApprovalJsonTest seed " + seed);
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = good.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] =
                        random.nextBoolean() ? (byte) random.nextInt(256) : good[random.nextInt(good.length)];
            }
            try {
                ApprovalRequest read = ApprovalJson.read(bytes, People::key);
                assertThat(ApprovalJson.read(ApprovalJson.write(read), People::key)
                                .events())
                        .isEqualTo(read.events());
            } catch (ApprovalException e) {
                assertThat(e.getMessage()).startsWith("The approval");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(2500);
    }
}
