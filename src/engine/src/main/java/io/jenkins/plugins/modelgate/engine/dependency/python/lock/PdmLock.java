package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.Requirement;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.RequirementException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code pdm.lock}, lock versions 2 to 4: what a package needs is written as PEP 508 writes it. */
final class PdmLock implements LockFormat {
    @Override
    public String name() {
        return "pdm-lock";
    }

    @Override
    public boolean accepts(String fileName) {
        return fileName.equals("pdm.lock");
    }

    @Override
    public List<Locked> packages(JsonNode lock) throws LockException {
        if (!lock.has("metadata")) {
            throw new LockException("", "has no table metadata: pdm lock writes it");
        }
        String version = LockValues.needed(LockValues.table(lock, "metadata", ""), "lock_version", "metadata");
        if (!version.matches("[2-4](\\.[0-9]+){0,2}")) {
            throw new LockException("", "has lock_version " + SafeText.quote(version) + "; 2 to 4 are known");
        }
        LockValues.onlyKnown(lock, Set.of("metadata", "package"));
        List<Locked> packages = new ArrayList<>();
        for (JsonNode each : LockValues.tables(lock, "package", "")) {
            packages.add(one(each, lock));
        }
        return packages;
    }

    private static Locked one(JsonNode each, JsonNode lock) throws LockException {
        String name = LockValues.needed(each, "name", "package");
        String where = "package " + name;
        String version = LockValues.needed(each, "version", where);
        List<JsonNode> listed = new ArrayList<>(LockValues.tables(each, "files", where));
        listed.addAll(LockValues.tables(lock.path("metadata").path("files"), name + " " + version, where));
        List<LockedFile> files = new ArrayList<>();
        for (JsonNode file : listed) {
            String address = LockValues.text(file, "url", where);
            files.add(LockValues.file(address == null ? LockValues.needed(file, "file", where) : address, file, where));
        }
        List<String> groups = LockValues.texts(each, "groups", where);
        String git = LockValues.text(each, "git", where);
        String url = git != null ? git : LockValues.text(each, "url", where);
        String place = url != null ? url : LockValues.text(each, "path", where);
        return new Locked(
                ComponentId.of(Ecosystem.PYPI, name, version),
                files,
                place,
                pin(each, git, place, files, where),
                groups.isEmpty() || groups.contains("default") ? null : groups.get(0),
                needs(each, where),
                false);
    }

    @CheckForNull
    private static Pin pin(
            JsonNode each, @CheckForNull String git, @CheckForNull String place, List<LockedFile> files, String where)
            throws LockException {
        if (git != null) {
            return Pin.ofRevision(LockValues.text(each, "revision", where));
        }
        return place == null ? null : Locked.areFirm(files) ? Pin.HASHED : Pin.LOCATION;
    }

    private static List<Locked.Need> needs(JsonNode each, String where) throws LockException {
        List<Locked.Need> needs = new ArrayList<>();
        for (String text : LockValues.texts(each, "dependencies", where)) {
            try {
                Requirement need = Requirement.of(text);
                needs.add(new Locked.Need(ComponentId.of(Ecosystem.PYPI, need.name(), null), need.marker() == null));
            } catch (RequirementException e) {
                throw new LockException(where, e.getMessage());
            }
        }
        return needs;
    }
}
