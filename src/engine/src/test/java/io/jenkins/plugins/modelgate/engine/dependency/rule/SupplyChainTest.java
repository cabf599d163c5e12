package io.jenkins.plugins.modelgate.engine.dependency.rule;

import static io.jenkins.plugins.modelgate.engine.dependency.rule.Parts.from;
import static io.jenkins.plugins.modelgate.engine.dependency.rule.Parts.judged;
import static io.jenkins.plugins.modelgate.engine.dependency.rule.Parts.of;
import static io.jenkins.plugins.modelgate.engine.dependency.rule.Parts.python;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

/** How packages are pinned and where they come from. */
public class SupplyChainTest {
    @Test
    public void whatIsLooseIsFoundAndWhatIsFirmIsNot() {
        assertThat(judged(of(python("requirements.txt", "numpy", "1.26.4", Pin.HASHED))))
                .isEmpty();
        assertThat(judged(of(python("requirements.txt", "numpy", "1.26.4", Pin.COMMIT))))
                .isEmpty();
        assertThat(judged(of(python("requirements.txt", "numpy", "1.26.4", Pin.VERSION))))
                .containsExactly("dependency/no-hash HIGH");
        assertThat(judged(of(python("requirements.txt", "numpy", null, Pin.RANGE))))
                .containsExactly("dependency/unpinned HIGH");
        assertThat(judged(of(python("requirements.txt", "numpy", null, Pin.NOTHING))))
                .containsExactly("dependency/unpinned HIGH");
        assertThat(judged(of(python("requirements.txt", "numpy", null, Pin.REFERENCE))))
                .containsExactly("dependency/moving-reference HIGH");
    }

    @Test
    public void aLockBesideTheManifestDecidesAndAnyOtherDoesNot() {
        Component wanted = python("app/pyproject.toml", "numpy", null, Pin.RANGE);
        assertThat(judged(of(wanted, python("app/uv.lock", "numpy", "1.26.4", Pin.HASHED))))
                .isEmpty();
        Inventory above = of(wanted, python("uv.lock", "numpy", "1.26.4", Pin.HASHED));
        assertThat(judged(above)).as("no member of the workspace").hasSize(1);
        for (String member : List.of("app", "./app/", "a*", "{app,lib}")) {
            assertThat(judged(new Inventory(
                            above.components(),
                            Map.of(),
                            above.files(),
                            List.of(),
                            List.of(),
                            above.roles(),
                            Map.of("uv.lock", Set.of(member)))))
                    .as(member)
                    .isEmpty();
        }
        assertThat(judged(of(wanted, python("poetry.lock", "numpy", "1.26.4", Pin.HASHED))))
                .as("poetry has no workspaces")
                .hasSize(1);
        assertThat(judged(of(wanted, python("app/uv.lock", "scipy", "1.0", Pin.HASHED))))
                .hasSize(1);
        assertThat(judged(of(
                        python("app/requirements.txt", "numpy", null, Pin.RANGE),
                        python("app/uv.lock", "numpy", "1.26.4", Pin.HASHED))))
                .as("pip reads no uv.lock")
                .hasSize(1);
    }

    @Test
    public void whatIsInstalledOrDescribedNeedsNoDigest() {
        assertThat(judged(of(python("bom.cdx.json", "numpy", "1.26.4", Pin.VERSION))))
                .isEmpty();
        assertThat(judged(of(python("lib/numpy-1.26.4.dist-info/METADATA", "numpy", "1.26.4", Pin.VERSION))))
                .isEmpty();
    }

    @Test
    public void openWaysAndPasswordsInAddressesAreFoundAndNoPasswordIsShown() {
        String address = "http://user:s3cret-t0ken@mirror.example/numpy-1.26.4.tar.gz";
        Inventory inventory = of(from("requirements.txt", Ecosystem.PYPI, "numpy", Pin.LOCATION, address));
        assertThat(judged(inventory))
                .containsExactly(
                        "dependency/url-without-digest HIGH",
                        "dependency/insecure-transport HIGH",
                        "dependency/credential-in-url HIGH");
        for (Finding finding : SupplyChain.judge(inventory, new Demands(true, true, List.of()))) {
            assertThat(finding.detail()).doesNotContain("s3cret").doesNotContain("user");
        }
        for (String fine : List.of(
                "git+ssh://git@github.com/a/b.git@" + "0".repeat(40),
                "https://${USER}:${TOKEN}@mirror.example/simple",
                "http://localhost:8080/simple",
                "http://127.0.0.1/simple")) {
            assertThat(judged(of(from("requirements.txt", Ecosystem.PYPI, "numpy", Pin.COMMIT, fine))))
                    .as(fine)
                    .isEmpty();
        }
        for (String open : List.of("git://github.com/a/b", "git+http://h/a", "HTTP://h/x", "ftp://h/x", "svn://h/x")) {
            assertThat(judged(of(from("requirements.txt", Ecosystem.PYPI, "numpy", Pin.COMMIT, open))))
                    .as(open)
                    .containsExactly("dependency/insecure-transport HIGH");
        }
    }

    @Test
    public void anAddressSlippedIntoALockFileStandsOut() {
        List<Component> lock = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lock.add(from(
                    "package-lock.json", Ecosystem.NPM, "p" + i, Pin.HASHED, "https://registry.npmjs.org/p/-/p.tgz"));
        }
        assertThat(judged(of(lock.toArray(Component[]::new)))).isEmpty();
        lock.add(from("package-lock.json", Ecosystem.NPM, "left-pad", Pin.HASHED, "https://npm.example/l.tgz"));
        assertThat(judged(of(lock.toArray(Component[]::new)))).containsExactly("dependency/other-origin HIGH");
    }

    @Test
    public void asManyIndexesAsDigestsAllowAreHarmless() {
        Fact extra = new Fact(
                Fact.Kind.EXTRA_INDEX,
                null,
                "https://u:pw@internal.example/simple",
                Location.ofFile("requirements.txt"));
        assertThat(judged(of(List.of(extra), python("requirements.txt", "numpy", "1", Pin.VERSION))))
                .contains("dependency/index-confusion HIGH", "dependency/credential-in-url HIGH");
        assertThat(judged(of(List.of(extra), python("requirements.txt", "numpy", "1", Pin.HASHED))))
                .contains("dependency/index-confusion LOW");
    }

    @Test
    public void everyFactIsJudged() {
        for (Fact.Kind kind : Fact.Kind.values()) {
            // An origin is judged together with the others of its lock file.
            String file = kind == Fact.Kind.FILE_ORIGIN ? "uv.lock" : "requirements.txt";
            String value = kind == Fact.Kind.FILE_ORIGIN ? "ftps:" : "x";
            Fact fact = new Fact(kind, null, value, Location.ofFile(file));
            assertThat(judged(of(List.of(fact)))).as(kind.name()).hasSize(1);
        }
    }

    @Test
    public void billsAreComparedByVersion() {
        Inventory lock = of(python("uv.lock", "numpy", "1.26.4", Pin.HASHED), python("uv.lock", "a", "1", Pin.HASHED));
        Inventory bill =
                of(python("b.cdx.json", "numpy", "1.26.3", Pin.VERSION), python("b.cdx.json", "a", "1", Pin.VERSION));
        assertThat(BillComparison.compare(lock, lock)).isEmpty();
        assertThat(BillComparison.compare(lock, bill))
                .extracting(Finding::rule, Finding::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "dependency/not-in-bill", "numpy 1.26.4; the bill has 1.26.3"),
                        org.assertj.core.groups.Tuple.tuple("dependency/only-in-bill", "numpy 1.26.3"));
        assertThat(BillComparison.compare(lock, bill).get(0).severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    public void aPackageWithAnotherDigestThanTheBillsIsAnother() {
        Component ours = hashed("uv.lock", "sha256:aa", "sha256:bb", "sha1:cc");
        Component bill = hashed("b.cdx.json", "sha256:bb");
        assertThat(BillComparison.compare(of(ours), of(bill))).isEmpty();
        assertThat(BillComparison.compare(of(ours), of(hashed("b.cdx.json", "sha512:dd", "sha1:ee"))))
                .isEmpty();
        assertThat(BillComparison.compare(of(ours, hashed("lib/a", "sha256:EE")), of(bill)))
                .extracting(
                        Finding::rule,
                        Finding::severity,
                        finding -> finding.location().file())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("dependency/bill-digest", Severity.CRITICAL, "lib/a"));
        assertThat(BillComparison.compare(of(bill), of(bill)))
                .as("what a bill in the tree says is not there because of that")
                .extracting(Finding::rule)
                .containsExactly("dependency/only-in-bill");
    }

    private static Component hashed(String file, String... hashes) {
        Component plain = python(file, "numpy", "1.26.4", Pin.HASHED);
        return new Component(
                plain.id(),
                plain.pin(),
                plain.requirement(),
                List.of(hashes),
                null,
                List.of(),
                true,
                null,
                plain.location());
    }
}
