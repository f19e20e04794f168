"""The labels of the published forms, in the wording they were published with, and what each asks for."""

# The labels as the forms have them; `` where the words under one stay in the text under the label.
PUBLISHED = {
    "nmc-cpd-log": {
        "Dates": "date",
        "Method": "kind",
        "Topic(s)": "title",
        "Link to Code": "standards",
        "Link to Standards of proficiency": "text",
        "Number of hours": "hours",
        "Number of participatory hours": "participatory_hours",
    },
    "nmc-feedback-log": {
        "Date": "date",
        "Source of feedback": "from",
        "Type of feedback": "medium",
        "Content of feedback": "What was said (not identifiable)",
    },
    "nmc-reflective-account": {
        "What was the nature of the CPD activity and/or practice-related feedback and/or event or experience "
        "in your practice?": "What happened (kept general)",
        "What did you learn from the CPD activity and/or feedback and/or event or experience in your practice?": (
            "What I learnt"
        ),
        "How did you change or improve your practice as a result?": "What I changed",
        "How is this relevant to the Code?": "standards",
    },
    "social-work-england-cpd": {
        "Title of CPD (required)": "title",
        "Date of CPD (required)": "date",
        "The type of CPD you are reflecting on": "kind",
        "A short description of the activity and why it is relevant to you": "Why it matters",
        "What you learnt from doing the activity": "What I learnt",
        "The positive impact that the activity has had (or will have) on your practice and the people you "
        "work with": "Difference to my practice",
        "What you learnt from discussing the activity with a peer": "Peer reflection",
    },
    "hcpc-profile": {
        "Date": "date",
        "What the activity was": "title",
        "What you learnt": "What I learnt",
        "How you think the activity improved the quality of your work": "Difference to my practice",
        "How the activity benefited your service users": "Difference for people",
    },
    "social-care-wales-record": {
        "The date": "date",
        "Name of training or learning": "title",
        "How long the training and learning was for": "hours",
        "A brief description of how the training contributed to your professional development": "What I learnt",
    },
    "supervision-record": {
        "Date": "date",
        "Supervisee": "text",
        "Supervisor": "supervisor",
        "Type": "form",
        "Review of previous actions": "text",
        "Cases discussed": "text",
        "Workload and capacity": "text",
        "Wellbeing and support": "Wellbeing",
        "Impact of work discussed": "Impact on me",
        "Professional development": "Learning needs",
        "Decisions made": "Decision-making",
        "Actions from this session": "text",
        "Next supervision": "next",
    },
}
