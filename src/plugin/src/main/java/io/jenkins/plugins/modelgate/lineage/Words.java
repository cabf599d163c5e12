package io.jenkins.plugins.modelgate.lineage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Picture;
import java.util.Locale;
import jenkins.model.Jenkins;

/** What the pages say, in the user's language. */
final class Words implements Picture.Words {
    private final String root = Jenkins.get().getRootUrlFromRequest();

    @Override
    public String kind(Kind kind) {
        return switch (kind) {
            case MODEL -> Messages.Kind_Model();
            case DATASET -> Messages.Kind_Dataset();
            case IMAGE -> Messages.Kind_Image();
            case CONFIGURATION -> Messages.Kind_Configuration();
            case BASE_MODEL -> Messages.Kind_BaseModel();
            case COMMIT -> Messages.Kind_Commit();
            case BUILD -> Messages.Kind_Build();
            case REPORT -> Messages.Kind_Report();
            case PACKAGES -> Messages.Kind_Packages();
            case PACKAGE -> Messages.Kind_Package();
            case SIGNER -> Messages.Kind_Signer();
            case APPROVAL -> Messages.Kind_Approval();
            case DEPLOYMENT -> Messages.Kind_Deployment();
            case PLACE -> Messages.Kind_Place();
            case NAME -> Messages.Kind_Name();
            case POLICY -> Messages.Kind_Policy();
            default -> Messages.Kind_Subject();
        };
    }

    /** Words that are not known here stay as the trail has them. */
    @Override
    public String state(String state) {
        return switch (state) {
            case "PASSED" -> Messages.State_Passed();
            case "FAILED" -> Messages.State_Failed();
            case "INCOMPLETE" -> Messages.State_Incomplete();
            case "REQUESTED" -> Messages.State_Requested();
            case "APPROVED" -> Messages.State_Approved();
            case "OVERRIDDEN" -> Messages.State_Overridden();
            case "REJECTED" -> Messages.State_Rejected();
            case "EXPIRED" -> Messages.State_Expired();
            case "REVOKED" -> Messages.State_Revoked();
            case "VOIDED" -> Messages.State_Voided();
            case "STARTED" -> Messages.State_Started();
            case "SUCCESS" -> Messages.State_Success();
            case "FAILURE" -> Messages.State_Failure();
            case "VERIFIED" -> Messages.State_Verified();
            default -> state.toLowerCase(Locale.ROOT);
        };
    }

    @Override
    public String relation(Relation relation) {
        return switch (relation) {
            case MADE_OF -> Messages.Relation_MadeOf();
            case DERIVED_FROM -> Messages.Relation_DerivedFrom();
            case SIGNED_BY -> Messages.Relation_SignedBy();
            case GATED_IN -> Messages.Relation_GatedIn();
            case BUILT_FROM -> Messages.Relation_BuiltFrom();
            case USES -> Messages.Relation_Uses();
            case CONTAINS -> Messages.Relation_Contains();
            case VERSION_OF -> Messages.Relation_VersionOf();
            case JUDGES -> Messages.Relation_Judges();
            case APPROVES -> Messages.Relation_Approves();
            case RESTS_ON -> Messages.Relation_RestsOn();
            case DEPLOYS -> Messages.Relation_Deploys();
            case ALLOWED_BY -> Messages.Relation_AllowedBy();
            case MONITORED_BY -> Messages.Relation_MonitoredBy();
            default -> Messages.Relation_Other();
        };
    }

    @Override
    public String more(long count) {
        return Messages.Words_More(count);
    }

    @Override
    public String title() {
        return Messages.Words_Title();
    }

    @Override
    @CheckForNull
    public String href(Node node) {
        return root + LineageRootAction.url(node);
    }
}
