package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code Pipfile.lock}: a table of packages for each category, {@code default} being what is always installed. */
final class PipenvLock implements LockFormat {
    @Override
    public String name() {
        return "pipenv-lock";
    }

    @Override
    public boolean accepts(String fileName) {
        return fileName.equals("Pipfile.lock");
    }

    @Override
    public boolean isJson() {
        return true;
    }

    @Override
    public List<Locked> packages(JsonNode lock) throws LockException {
        JsonNode meta = LockValues.table(lock, "_meta", "");
        if (!meta.isObject()) {
            throw new LockException("", "has no _meta: pipenv lock writes it");
        }
        Map<String, String> indexes = new HashMap<>();
        for (JsonNode source : LockValues.tables(meta, "sources", "_meta")) {
            String url = LockValues.needed(source, "url", "_meta");
            indexes.put(LockValues.needed(source, "name", "_meta"), url);
            // pipenv asks the first one for every package that names none.
            indexes.putIfAbsent("", url);
        }
        List<String> categories = new ArrayList<>();
        lock.fieldNames().forEachRemaining(categories::add);
        List<Locked> packages = new ArrayList<>();
        for (String category : categories) {
            if (category.equals("_meta")) {
                continue;
            }
            JsonNode table = LockValues.table(lock, category, "");
            List<String> names = new ArrayList<>();
            table.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                String where = category + "/" + name;
                JsonNode each = LockValues.table(table, name, where);
                packages.add(one(name, category.equals("default") ? null : category, each, indexes, where));
            }
        }
        return packages;
    }

    @Override
    public List<String> untrusted(JsonNode lock) throws LockException {
        List<String> urls = new ArrayList<>();
        for (JsonNode source : LockValues.tables(lock.path("_meta"), "sources", "_meta")) {
            if (source.has("verify_ssl") && !source.path("verify_ssl").asBoolean()) {
                urls.add(LockValues.needed(source, "url", "_meta"));
            }
        }
        return urls;
    }

    private static Locked one(
            String name, @CheckForNull String group, JsonNode each, Map<String, String> indexes, String where)
            throws LockException {
        String version = LockValues.text(each, "version", where);
        String plain = version == null ? null : version.replaceFirst("^={2,3}\\s*", "");
        List<LockedFile> files = List.of(new LockedFile(
                "",
                LockValues.texts(each, "hashes", where).stream()
                        .map(LockValues::hash)
                        .toList()));
        String git = LockValues.text(each, "git", where);
        String file = LockValues.text(each, "file", where);
        String path = file != null ? file : LockValues.text(each, "path", where);
        String named = LockValues.text(each, "index", where);
        String index = indexes.get(named == null ? "" : named);
        if (named != null && index == null) {
            throw new LockException(where, "names an index that is not among the sources");
        }
        String registry = index == null || LockValues.isPyPi(index) ? null : index;
        Pin pin = git != null
                ? Pin.ofRevision(LockValues.text(each, "ref", where))
                : path == null ? null : Locked.areFirm(files) ? Pin.HASHED : Pin.LOCATION;
        return new Locked(
                ComponentId.of(Ecosystem.PYPI, name, plain),
                files,
                git != null ? git : path != null ? path : registry,
                pin,
                group,
                List.of(),
                false);
    }
}
