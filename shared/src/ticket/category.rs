//! What a ticket can be about.

text_enum! {
    /// What a ticket is about. Assigned by the classifier; the helpdesk may correct it.
    /// Lists and charts show the categories in this order.
    pub enum Category {
        /// Broken, dirty, leaking or missing physical things; a lift is stuck.
        FacilityManagement,
        /// Computers, accounts, networks, software; the Wi-Fi is down.
        TechnicalIt,
        /// Food, prices, people, rules; the canteen serves cold soup.
        ServicesComplaints,
    }
}

text_enum! {
    /// Who assigned a ticket's category.
    pub enum CategoryBy {
        /// The text was read by the classifier.
        Classifier,
        /// The helpdesk corrected it; from then on it stays.
        Helpdesk,
    }
}
