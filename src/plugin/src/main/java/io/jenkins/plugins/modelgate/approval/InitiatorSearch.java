package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Cause;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.User;
import hudson.scm.ChangeLogSet;
import io.jenkins.plugins.modelgate.engine.approval.Initiators;
import io.jenkins.plugins.modelgate.engine.approval.Initiators.How;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.scm.RunWithSCM;

/**
 * Finds out who brought a build about: who started, replayed, rebuilt or restarted it, who started the builds above it or
 * before it, and who wrote the changes in all of them. Where nobody can be named, that is said.
 */
final class InitiatorSearch {
    /** Builds above builds, and causes within causes; more are said to be unknown. */
    private static final int MOST_BUILDS = 200;

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_WHY = 500;
    private static final int MOST = 900;

    private static final String REPLAY = "org.jenkinsci.plugins.workflow.cps.replay.ReplayCause";
    private static final String RESTART =
            "org.jenkinsci.plugins.pipeline.modeldefinition.causes.RestartDeclarativePipelineCause";
    private static final String REBUILD = "com.sonyericsson.rebuild.RebuildCause";

    private final Directory directory = new Directory();
    private final Map<String, Initiators.Known> known = new LinkedHashMap<>();
    private final Set<Initiators.Unknown> unknown = new LinkedHashSet<>();
    private final Set<String> seen = new HashSet<>();

    private InitiatorSearch() {}

    /**
     * Initiators of a build.
     *
     * @param maker the build that made what is approved, if that is another
     */
    static Initiators of(Run<?, ?> run, @CheckForNull Run<?, ?> maker) {
        InitiatorSearch search = new InitiatorSearch();
        search.build(run, How.TRIGGER);
        if (maker != null) {
            search.build(maker, How.UPSTREAM);
        }
        return new Initiators(
                search.known.values().stream().limit(MOST).toList(),
                search.unknown.stream().limit(MOST).toList());
    }

    /** @param how what a person who started this build by hand is for the request */
    private void build(Run<?, ?> run, How how) {
        if (!seen.add(run.getExternalizableId())) {
            return;
        }
        if (seen.size() > MOST_BUILDS) {
            nobody(How.UPSTREAM, "more than " + MOST_BUILDS + " builds lead to this one");
            return;
        }
        List<Cause> causes = run.getCauses();
        if (causes.isEmpty()) {
            nobody(how, run.getFullDisplayName() + " has no cause");
        }
        causes(causes, run, how == How.TRIGGER ? byHand(causes) : how);
        authors(run);
    }

    private static How byHand(List<Cause> causes) {
        for (Cause cause : causes) {
            if (is(cause, REPLAY) || is(cause, RESTART)) {
                return How.REPLAY;
            }
            if (is(cause, REBUILD)) {
                return How.REBUILD;
            }
        }
        return How.TRIGGER;
    }

    private static boolean is(Cause cause, String type) {
        return cause.getClass().getName().equals(type);
    }

    private void causes(List<Cause> causes, Run<?, ?> run, How how) {
        boolean person = causes.stream().anyMatch(cause -> cause instanceof Cause.UserIdCause);
        for (Cause cause : causes) {
            if (cause instanceof Cause.UserIdCause user) {
                person(user.getUserId(), how, "somebody who was not logged in started it");
            } else if (cause instanceof Cause.UpstreamCause upstream) {
                upstream(upstream);
            } else if (is(cause, REPLAY)) {
                earlier(run, cause, "getOriginalNumber");
            } else if (is(cause, RESTART)) {
                earlier(run, cause, "getOriginRunNumber");
            } else if (!person) {
                nobody(how, cause.getShortDescription());
            }
        }
    }

    private void upstream(Cause.UpstreamCause cause) {
        Run<?, ?> above = cause.getUpstreamRun();
        if (above != null) {
            build(above, How.UPSTREAM);
        } else {
            nobody(
                    How.UPSTREAM,
                    "the build " + cause.getUpstreamProject() + " #" + cause.getUpstreamBuild()
                            + " above it is gone, and with it the authors of its changes");
        }
        if (seen.add(cause.toString())) {
            List<Cause> copies = cause.getUpstreamCauses();
            copies.stream()
                    .filter(copy -> copy instanceof Cause.UserIdCause || copy instanceof Cause.UpstreamCause)
                    .forEach(copy -> causes(List.of(copy), null, How.UPSTREAM));
        }
    }

    /** A build of the same job that was started again: whoever brought that about brought this about. */
    private void earlier(@CheckForNull Run<?, ?> run, Cause cause, String number) {
        Run<?, ?> original = null;
        try {
            Object value = cause.getClass().getMethod(number).invoke(cause);
            Job<?, ?> job = run == null ? null : run.getParent();
            original = job != null && value instanceof Integer build ? job.getBuildByNumber(build) : null;
        } catch (ReflectiveOperationException | LinkageError e) {
            nobody(How.TRIGGER, "which build was started again cannot be read: " + e);
        }
        if (original == null) {
            nobody(How.TRIGGER, "the build that was started again is gone: " + cause.getShortDescription());
        } else {
            build(original, How.TRIGGER);
        }
    }

    private void authors(Run<?, ?> run) {
        if (!(run instanceof RunWithSCM<?, ?> source)) {
            return;
        }
        List<User> authors = new ArrayList<>(source.getCulprits());
        for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : source.getChangeSets()) {
            changes.forEach(change -> authors.add(change.getAuthor()));
        }
        authors.forEach(this::author);
    }

    /** The name in a change is what its author wrote there: it keeps people out, and lets nobody in. */
    private void author(@CheckForNull User author) {
        String id = author == null ? null : author.getId();
        boolean user = id != null && id.length() <= LONGEST_ID && directory.find(id) != null;
        person(user ? id : null, How.SCM_AUTHOR, "the author of a change, " + id + ", is no user of this Jenkins");
    }

    private void person(@CheckForNull String id, How how, String otherwise) {
        if (id == null
                || id.isBlank()
                || id.length() > LONGEST_ID
                || !SafeText.of(id, LONGEST_ID * 2).equals(id)) {
            nobody(how, otherwise);
        } else {
            known.putIfAbsent(Directory.key(id), new Initiators.Known(id, how));
        }
    }

    private void nobody(How how, @CheckForNull String why) {
        String text = why == null || why.isBlank() ? "no cause" : SafeText.of(why, LONGEST_WHY);
        unknown.add(new Initiators.Unknown(how, text));
    }
}
