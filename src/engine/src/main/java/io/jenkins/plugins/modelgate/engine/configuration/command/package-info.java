/** Rules for commands, wherever they stand: shell scripts, Dockerfiles, manifests, Compose files, pipelines. */
package io.jenkins.plugins.modelgate.engine.configuration.command;
