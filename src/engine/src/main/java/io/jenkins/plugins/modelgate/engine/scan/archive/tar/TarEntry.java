package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.archive.MemberName;

/**
 * What the headers say of one member.
 *
 * @param kind of thing
 * @param name as most readers take it
 * @param target of a link, else null
 * @param executable whether its owner may run it
 * @param overlays whether it carries extended attributes that an overlay file system obeys
 * @param stored whether a file's bytes lie in the archive as they are read: false for sparse members
 * @param at where its header stands in the archive, in bytes
 */
public record TarEntry(
        TarVisitor.Kind kind,
        MemberName name,
        @CheckForNull String target,
        boolean executable,
        boolean overlays,
        boolean stored,
        long at) {}
