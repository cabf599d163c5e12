package io.jenkins.plugins.modelgate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import hudson.model.Describable;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jenkins.model.GlobalConfiguration;
import jenkins.model.RunAction2;
import org.junit.Test;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** Who may import whom, and the rules that every web method and every stored class keeps. */
public class ArchitectureTest {
    private static final String ROOT = "io.jenkins.plugins.modelgate.";
    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/engine/"))
            .importPackages("io.jenkins.plugins.modelgate");

    @Test
    public void roomsKnowOnlyTheRoomsBelow() {
        room("config")
                .should()
                .dependOnClassesThat(in(
                        "report",
                        "worker",
                        "steps",
                        "audit",
                        "approval",
                        "attestation",
                        "advisory",
                        "lineage",
                        "monitor"))
                .check(PLUGIN);
        room("worker")
                .should()
                .dependOnClassesThat(in(
                        "config",
                        "report",
                        "steps",
                        "audit",
                        "approval",
                        "attestation",
                        "advisory",
                        "lineage",
                        "monitor"))
                .check(PLUGIN);
        room("report")
                .should()
                .dependOnClassesThat(in("worker", "steps", "approval", "attestation", "advisory", "lineage", "monitor"))
                .check(PLUGIN);
        room("audit")
                .should()
                .dependOnClassesThat(
                        in("report", "worker", "steps", "approval", "attestation", "advisory", "lineage", "monitor"))
                .check(PLUGIN);
        room("attestation")
                .should()
                .dependOnClassesThat(in("worker", "steps", "approval", "advisory", "lineage", "monitor"))
                .check(PLUGIN);
        room("advisory")
                .should()
                .dependOnClassesThat(in("report", "steps", "approval", "attestation", "lineage", "monitor"))
                .check(PLUGIN);
        room("steps")
                .should()
                .dependOnClassesThat(in("approval", "lineage", "monitor"))
                .check(PLUGIN);
        room("approval").should().dependOnClassesThat(in("lineage", "monitor")).check(PLUGIN);
        room("lineage")
                .should()
                .dependOnClassesThat(in("worker", "steps", "approval", "attestation", "advisory"))
                .check(PLUGIN);
    }

    private static GivenClassesConjunction room(String name) {
        return noClasses().that().resideInAPackage(ROOT + name + "..");
    }

    private static DescribedPredicate<JavaClass> in(String... rooms) {
        String[] packages = Stream.of(rooms).map(room -> ROOT + room + "..").toArray(String[]::new);
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }

    /** Classes of other rooms that need nothing but the JDK. */
    private static final Set<String> LIGHT = Set.of("artifact.TreeDigest", "check.ReportFiles", "check.WorkerRules");

    /** Rooms of the engine that read, draw, verify and sign with nothing but the JDK and Jackson. */
    private static final Set<String> READING = Set.of(
            "dataset.chart",
            "dataset.profile",
            "dependency.tree",
            "quality",
            "dependency.advisory.store",
            "lineage",
            "monitor.history",
            "redteam.matrix",
            "redteam.robustness",
            "signature",
            "signature.key",
            "signature.dsse",
            "signature.trust",
            "attestation");

    @Test
    public void onlyTheEnginesLightPackagesAreOnTheController() {
        String engine = ROOT + "engine.";
        noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are heavy engine classes",
                        target -> target.getName().startsWith(engine)
                                && !Set.of("report", "policy", "approval", "audit", "lineage")
                                        .contains(target.getPackageName()
                                                .substring(engine.length())
                                                .split("\\.")[0])
                                && !LIGHT.contains(target.getName().substring(engine.length()))
                                && !READING.contains(target.getPackageName().substring(engine.length()))))
                .check(PLUGIN);
    }

    @Test
    public void librariesOfThePastStayThere() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javax.servlet..",
                        "com.google.common..",
                        "org.apache.commons.lang..",
                        "org.apache.commons.collections..",
                        "org.acegisecurity..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.kohsuke.stapler.StaplerRequest")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.kohsuke.stapler.StaplerResponse")
                .check(PLUGIN);
    }

    @Test
    public void webMethodsHaveAVerbAndAskForPermission() {
        methods()
                .that()
                .haveNameMatching("do[A-Z].*")
                .and()
                .arePublic()
                .should()
                .beAnnotatedWith(POST.class)
                .orShould()
                .beAnnotatedWith(GET.class)
                .orShould()
                .beAnnotatedWith(RequirePOST.class)
                .check(PLUGIN);
        methods()
                .that()
                .haveNameMatching("do[A-Z].*")
                .and()
                .arePublic()
                .should(new ArchCondition<JavaMethod>("ask for a permission") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        events.add(new SimpleConditionEvent(
                                method,
                                asks(method, new HashSet<>()) || guarded(method),
                                method.getFullName() + " asks nobody"));
                    }
                })
                .check(PLUGIN);
    }

    /** A proxy's getTarget stands before everything below its object. */
    private static boolean guarded(JavaMethod method) {
        return method.getOwner().isAssignableTo(StaplerProxy.class)
                && method.getOwner().getAllMethods().stream()
                        .filter(each -> each.getName().equals("getTarget"))
                        .anyMatch(each -> asks(each, new HashSet<>()));
    }

    private static boolean asks(JavaCodeUnit code, Set<String> seen) {
        if (!seen.add(code.getFullName())) {
            return false;
        }
        for (JavaAccess<?> access : code.getCallsFromSelf()) {
            if (access.getTarget().getName().matches("(has|check)(Any)?Permission")) {
                return true;
            }
        }
        return code.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().getName().startsWith(ROOT))
                .flatMap(call -> call.getTarget().resolveMember().stream())
                .anyMatch(target -> asks(target, seen));
    }

    @Test
    public void whatIsStoredIsPlain() {
        fields().that()
                .areDeclaredInClassesThat(DescribedPredicate.describe(
                        "are stored",
                        owner -> owner.isAssignableTo(Describable.class)
                                || owner.isAssignableTo(RunAction2.class)
                                || owner.isAssignableTo(GlobalConfiguration.class)
                                || owner.isAssignableTo(ReportEntry.class)
                                || owner.getSimpleName().equals("PolicyDocument")
                                || owner.getSimpleName().equals("RoleMembers")))
                .should(new ArchCondition<JavaField>("be of a type that XStream reads back") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        boolean stored = !field.getModifiers().contains(JavaModifier.STATIC)
                                && !field.getModifiers().contains(JavaModifier.TRANSIENT);
                        events.add(new SimpleConditionEvent(
                                field, !stored || plain(field), field.getFullName() + " is " + field.getRawType()));
                    }
                })
                .check(PLUGIN);
    }

    private static boolean plain(JavaField field) {
        return field.getRawType().isPrimitive()
                || Set.of(String.class, Integer.class, Long.class, Boolean.class, List.class, hudson.util.Secret.class)
                        .contains(load(field))
                || field.getRawType().isAssignableTo(Describable.class)
                || field.getRawType().getName().equals("java.util.concurrent.CopyOnWriteArrayList");
    }

    private static Class<?> load(JavaField field) {
        return field.getRawType().reflect();
    }

    @Test
    public void whatTravelsIsOursAndSerializable() {
        classes()
                .that()
                .implement(jenkins.agents.ControllerToAgentFileCallable.class)
                .should()
                .beRecords()
                .check(PLUGIN);
        classes()
                .that()
                .haveSimpleName("Library")
                .or()
                .haveSimpleName("WorkerExit")
                .or()
                .haveSimpleName("WorkerJob")
                .should()
                .implement(Serializable.class)
                .check(PLUGIN);
    }

    @Test
    public void classesStaySmall() throws Exception {
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                assertThat(Files.readAllLines(source).size())
                        .as(source.toString())
                        .isLessThanOrEqualTo(300);
            }
        }
    }
}
