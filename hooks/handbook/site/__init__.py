"""From judged content to the files of a site."""
