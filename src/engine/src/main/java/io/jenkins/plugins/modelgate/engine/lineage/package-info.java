/** What was made of what, who allowed it and where it went: facts about things with digests, searched and shown; knows no Jenkins. */
package io.jenkins.plugins.modelgate.engine.lineage;
