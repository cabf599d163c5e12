/** What is wrong with a set of packages before any advisory: how they are named, pinned, fetched, licensed and installed. */
package io.jenkins.plugins.modelgate.engine.dependency.rule;
