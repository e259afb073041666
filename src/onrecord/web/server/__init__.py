"""What all pages share: the app, its guards, who asks, and how an answer becomes a page, JSON or CSV."""
